"""While an essay is checked, nothing but the loopback is spoken to, by this program or by the processes it starts."""

import ipaddress
import re
import socket
import sys
from pathlib import Path

import pytest

from coping_gui.checks.grammar import server as server_module
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.java import Java
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.languagetool_setup import Installation
from coping_gui.checks.grammar.own import OwnRulesEngine

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
TEXTS = ["He go to school.", "The goverment dont know.", "See https://example.org and mail a@example.org."]


def is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Sockets:
    """Every address that this process connects to or looks up; what is not the loopback is refused."""

    def __init__(self, patch):
        self.spoken_to = []
        connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo
        patch.setattr(socket.socket, "connect", lambda s, address: connect(s, self.noted(s, address)))
        patch.setattr(socket.socket, "connect_ex", lambda s, address: connect_ex(s, self.noted(s, address)))
        patch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: look_up(self.host(host), *rest, **more))

    def noted(self, used, address):
        if used.family in (socket.AF_INET, socket.AF_INET6):
            self.host(address[0])
        return address

    def host(self, host):
        self.spoken_to.append(host)
        if not is_loopback(host):
            raise OSError(f"The network is not to be used, and {host} was asked for.")
        return host


@pytest.fixture
def sockets(monkeypatch):
    return Sockets(monkeypatch)


def test_the_guard_itself_refuses_what_is_not_the_loopback(sockets):
    with socket.socket() as plug, pytest.raises(OSError, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))
    with socket.socket() as plug, pytest.raises(OSError, match=r"192\.0\.2\.1"):
        plug.connect_ex(("192.0.2.1", 80))
    with pytest.raises(OSError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 80)
    assert sockets.spoken_to == ["192.0.2.1", "192.0.2.1", "example.org"]


def test_the_own_rules_open_no_socket(sockets):
    assert any(OwnRulesEngine().check(TEXTS, "en-US"))
    assert sockets.spoken_to == []


def test_harper_opens_no_socket(sockets):
    engine = HarperEngine(patience=60)
    try:
        assert any(engine.check(TEXTS, "en-US"))
    finally:
        engine.close()
    assert sockets.spoken_to == []


@linux
def test_harpers_worker_has_no_socket_at_all():
    engine = HarperEngine(patience=60)
    try:
        engine.check(TEXTS, "en-US")
        assert engine._worker is not None
        assert sockets_of(engine._worker.pid) == set()
    finally:
        engine.close()


def test_the_states_of_all_engines_are_told_without_a_socket(sockets):
    assert [e.status().name for e in (OwnRulesEngine(), HarperEngine(), LanguageToolEngine())]
    assert sockets.spoken_to == []


@pytest.mark.languagetool
def test_languagetool_is_spoken_to_on_the_loopback_only(real_languagetool, sockets):
    assert any(real_languagetool.check(["He go to the school again."], "en-US"))
    assert sockets.spoken_to
    assert all(map(is_loopback, sockets.spoken_to))


@pytest.mark.languagetool
@linux
def test_the_server_process_speaks_to_the_loopback_only(real_languagetool, real_server):
    real_languagetool.check(["They was at https://example.org yesterday."], "en-US")
    mine = sockets_of(real_server.pid)
    places = [place for inode, place in addresses() if inode in mine]
    assert places
    assert all(is_loopback_in_proc(local) for local, _ in places)
    assert all(is_loopback_in_proc(remote) or set(remote) == {"0"} for _, remote in places)  # zeros: it listens


@pytest.fixture
def command(monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_CACHE", str(tmp_path))
    monkeypatch.setattr(server_module, "find_java", lambda: Java(tmp_path / "java", 21, "a test"))
    monkeypatch.setattr(server_module, "find_installation", lambda: Installation(tmp_path, "6.8", "a test"))
    return server_module._command()


def test_the_servers_command_line_lets_nobody_else_in(command):
    assert "--public" not in command
    assert not [part for part in command if part.startswith("--allow-origin")]


def test_the_servers_settings_name_no_place_of_the_network(command):
    settings = Path(command[command.index("--config") + 1]).read_text("utf-8")
    assert settings == server_module.CONFIG
    assert "://" not in settings
    assert not re.search(r"remote|languageModel|database", settings, re.IGNORECASE)


def test_the_servers_memory_is_limited(command):
    assert "-Xmx768m" in command
    assert "-XX:+UseSerialGC" in command


def test_the_free_port_is_one_of_the_loopback():
    port = server_module._free_port()
    assert 1024 <= port <= 65535
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))


def sockets_of(pid):
    """The inodes of a process's internet sockets."""
    found = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        try:
            match = re.fullmatch(r"socket:\[(\d+)\]", str(handle.readlink()))
        except FileNotFoundError:
            continue
        if match:
            found.add(match[1])
    return found


def addresses():
    """Inode, local and remote address of every TCP and UDP socket, as /proc writes them."""
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            yield fields[9], (fields[1].split(":")[0], fields[2].split(":")[0])


def is_loopback_in_proc(address):
    """Whether it is 127.0.0.1, the same written in IPv6, or ::1."""
    return address.endswith("0100007F") or address == "00000000000000000000000001000000"
