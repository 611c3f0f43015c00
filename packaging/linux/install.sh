#!/bin/sh
# Puts COPING into the menu of the user who runs it: links to this folder, nothing is copied and nobody else sees it.
# ./install.sh          install
# ./install.sh --remove take the links away again
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin

if [ "${1:-}" = "--remove" ]; then
    rm -f "$data/applications/coping.desktop" "$data/metainfo/coping.metainfo.xml" \
        "$data/icons/hicolor/scalable/apps/coping.svg" "$programs/coping" "$programs/coping-gui"
    echo "COPING is no longer in the menu; this folder can be deleted."
    exit 0
fi

mkdir -p "$data/applications" "$data/metainfo" "$data/icons/hicolor/scalable/apps" "$programs"
ln -sf "$here/coping" "$here/coping-gui" "$programs/"
ln -sf "$here/_internal/resources/icons/coping.svg" "$data/icons/hicolor/scalable/apps/coping.svg"
cp "$here/coping.metainfo.xml" "$data/metainfo/"
sed "s|^Exec=coping-gui|Exec=\"$here/coping-gui\"|" "$here/coping.desktop" > "$data/applications/coping.desktop"
command -v update-desktop-database > /dev/null && update-desktop-database -q "$data/applications" || true
echo "COPING is in the menu, and \`coping\` in $programs."
