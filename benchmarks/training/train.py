"""Step 5: train the model, on one GPU or on the CPU.

    python -m benchmarks.training.train WORK OUT --minutes 55 [--processes 14] [--pieces 32768] [--rate 3e-4]

Goes on from `OUT/state.pt` where there is one, so a stopped run loses at most a few minutes. The learning rate follows
the clock: up over the first steps, level, and down to zero over the last two thirds of the time. Prints the loss, and
how many mistakes of held-back text are restored. Needs PyTorch, which nothing else of COPING does.
"""

import argparse
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from benchmarks.training import encoder
from benchmarks.training.batches import Batch, Batches, Stream
from benchmarks.training.model import Tagger
from benchmarks.training.noise import Tables
from benchmarks.training.weights import save

WARM_STEPS = 300
"""Steps in which the learning rate rises; steps and not seconds, for a norm behind each layer forgives no haste."""
LEVEL = 0.33
"""Share of the time until which the learning rate is level."""


class Source(IterableDataset[torch.Tensor]):
    """Batches without end; every worker has its own noise."""

    def __init__(self, stream: Stream, tables: Tables, pieces: int, seed: int) -> None:
        self.stream, self.tables, self.pieces, self.seed = stream, tables, pieces, seed

    def __iter__(self) -> Iterator[torch.Tensor]:
        worker = get_worker_info()
        seed = self.seed * 1000 + (worker.id if worker else 0)
        for batch in Batches(self.stream, self.tables, seed, self.pieces).forever():
            yield packed(batch)


def packed(batch: Batch) -> torch.Tensor:
    """A batch as one row of two-byte numbers, so that it travels in one piece."""
    head = np.array([*batch.pieces.shape, batch.words, len(batch.places)], np.int32)
    parts = (head, batch.places.astype(np.int32), batch.pieces, batch.edits, batch.inserts, batch.shapes)
    kinds = (np.int32, np.int32, np.int16, np.int16, np.int16, np.int16)
    return torch.from_numpy(
        np.concatenate([p.astype(k).ravel().view(np.int16) for p, k in zip(parts, kinds, strict=True)])
    )


def unpacked(row: torch.Tensor, head: list[int]) -> list[torch.Tensor]:
    """Pieces, shapes, places, edits, inserts on the device of `row`; `head` are its first numbers."""
    chunks, width, _, places = head
    size = chunks * width
    where, pieces, edits, inserts, shapes = row[8:].split((2 * places, size, places, places, size))
    return [
        pieces.view(chunks, width).int(), shapes.view(chunks, width).int(), where.view(torch.int32).long(),
        edits.long(), inserts.long(),
    ]  # fmt: skip


def rate_at(share: float, step: int, peak: float) -> float:
    """The learning rate after this share of the time and this many steps."""
    warm = min(1.0, (step + 1) / WARM_STEPS)
    return peak * warm * (1.0 if share < LEVEL else max(0.0, (1 - share) / (1 - LEVEL)))


def cross_entropy(logits: torch.Tensor, wanted: torch.Tensor, words: int) -> torch.Tensor:
    """The mean over the words that count; the others stand at its end."""
    return F.cross_entropy(logits[:words].float(), wanted[:words])


class Run:
    """The state of one training."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(options.seed)
        torch.set_float32_matmul_precision("high")
        self.tables = Tables(options.work)
        self.model = Tagger(len(self.tables.labels), len(self.tables.inserts))
        self.model.load_encoder(encoder.read(options.work))
        self.model.to(self.device, torch.bfloat16 if self.device.type == "cuda" else torch.float32)
        self.flatten()
        self.optimiser = torch.optim.AdamW(
            [self.masters], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=self.device.type == "cuda"
        )
        self.spent, self.seen, self.steps = 0.0, 0, 0
        self.resume()

    def flatten(self) -> None:
        """All weights become parts of one row, so that a step of the optimiser is one operation."""
        named = list(self.model.named_parameters())
        self.places: dict[str, tuple[int, int]] = {}
        row = torch.cat([p.detach().reshape(-1) for _, p in named])
        self.weights, self.gradients = row, torch.zeros_like(row)
        at = 0
        for name, p in named:
            self.places[name] = (at, at + p.numel())
            p.data = row[at : at + p.numel()].view_as(p)
            p.grad = self.gradients[at : at + p.numel()].view_as(p)
            at += p.numel()
        self.masters = torch.nn.Parameter(row.float().clone())
        """The weights in single precision: steps are too small for half floats."""

    def resume(self) -> None:
        path = self.options.out / "state.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.masters.data.copy_(state["masters"])
            self.publish()
            self.optimiser.load_state_dict(state["optimiser"])
            self.spent, self.seen, self.steps = state["spent"], state["seen"], state["steps"]
            print(f"goes on after {self.spent / 60:.1f} minutes", flush=True)

    def keep(self) -> None:
        state = {"masters": self.masters, "optimiser": self.optimiser.state_dict()}
        beside = self.options.out / "state.part"
        torch.save(state | {"spent": self.spent, "seen": self.seen, "steps": self.steps}, beside)
        beside.replace(self.options.out / "state.pt")

    def loader(self) -> DataLoader[torch.Tensor]:
        source = Source(
            Stream(self.options.work, held=False), self.tables, self.options.pieces, self.options.seed + self.steps
        )
        return DataLoader(
            source,
            batch_size=None,
            num_workers=self.options.processes,
            pin_memory=self.device.type == "cuda",
            prefetch_factor=16 if self.options.processes else None,
        )

    def losses(self, batch: torch.Tensor) -> torch.Tensor:
        head = batch[:8].view(torch.int32).tolist()
        pieces, shapes, places, edits, inserts = unpacked(batch.to(self.device, non_blocking=True), head)
        edit, insert = self.model(pieces, shapes, places)
        words = head[2]
        return cross_entropy(edit, edits, words) + cross_entropy(insert, inserts, words)

    @torch.no_grad()
    def publish(self) -> None:
        """The masters' values become the model's."""
        self.weights.copy_(self.masters)

    def step(self, batch: torch.Tensor) -> torch.Tensor:
        """One step of the optimiser; returns the loss."""
        loss = self.losses(batch)
        loss.backward()
        self.masters.grad = self.gradients.float()
        torch.nn.utils.clip_grad_norm_([self.masters], 1.0)
        self.optimiser.step()
        self.publish()
        self.gradients.zero_()
        return loss.detach()

    def train(self) -> None:
        limit, began, last = self.options.minutes * 60, 0.0, self.steps
        kept = reported = self.spent
        self.model.train()
        total = torch.zeros((), device=self.device)
        waited = 0.0
        batches = iter(self.loader())
        while True:
            asked = time.monotonic()
            batch = next(batches)
            began = began or time.monotonic() - self.spent  # the clock starts with the first batch
            waited += time.monotonic() - asked
            self.spent = time.monotonic() - began
            if self.spent > limit:
                break
            for group in self.optimiser.param_groups:
                group["lr"] = rate_at(self.spent / limit, self.steps, self.options.rate)
            total += self.step(batch)
            chunks, width = batch[:4].view(torch.int32).tolist()
            self.seen += chunks * width
            self.steps += 1
            if self.spent - reported > self.options.report:
                mean = total.item() / max(1, self.steps - last)
                done = f"{self.spent:6.0f} s  {self.steps} steps  {self.seen / 1e6:.0f} M pieces"
                print(f"{done}  loss {mean:.4f}  waited {waited:.1f} s", flush=True)
                reported, last = self.spent, self.steps
                total.zero_()
            if self.spent - kept > self.options.keep:
                self.keep()
                kept = self.spent
        self.finish()

    def finish(self) -> None:
        shapes = {name: p.shape for name, p in self.model.named_parameters()}
        rows = {name: self.masters.detach()[a:b].view(shapes[name]) for name, (a, b) in self.places.items()}
        save({name: w.float().cpu().numpy() for name, w in rows.items()}, self.options.out)
        print(json.dumps({"pieces": self.seen, "steps": self.steps, "seconds": round(self.spent), **self.held_back()}))

    @torch.no_grad()
    def held_back(self) -> dict[str, float]:
        """Loss, precision and recall of the first head on held-back text, at its best label."""
        self.model.eval()
        stream = Stream(self.options.work, held=True)
        batches = Batches(stream, self.tables, 7, 16_384)
        right = found = wanted = 0
        losses: list[float] = []
        for span in stream.spans(100_000)[:3]:
            for batch in batches.of(*span):
                row = packed(batch)
                head = row[:8].view(torch.int32).tolist()
                pieces, shapes, places, edits, inserts = unpacked(row.to(self.device), head)
                edit, insert = (logits[: batch.words] for logits in self.model(pieces, shapes, places))
                edits, inserts = edits[: batch.words], inserts[: batch.words]
                best = edit.argmax(1)
                right += int(((best == edits) & (edits > 0)).sum())
                found, wanted = found + int((best > 0).sum()), wanted + int((edits > 0).sum())
                losses.append(
                    F.cross_entropy(edit.float(), edits).item() + F.cross_entropy(insert.float(), inserts).item()
                )
        return {
            "loss": round(sum(losses) / len(losses), 4),
            "precision": round(100 * right / max(1, found), 2),
            "recall": round(100 * right / max(1, wanted), 2),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=55)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--pieces", type=int, default=32_768, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=float, default=20, help="seconds between reports")
    parser.add_argument("--keep", type=float, default=math.inf, help="seconds between checkpoints")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    Run(options).train()


if __name__ == "__main__":
    main()
