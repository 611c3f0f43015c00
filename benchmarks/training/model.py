"""The network in PyTorch: a small BERT encoder with two heads over words; used for training alone."""

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from coping_gui.checks.grammar.local.tokenizer import SHAPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30_522
"""Sizes of all-MiniLM-L6-v2 (Wang et al. 2020)."""


def padded(labels: int) -> int:
    """Heads are a multiple of 64 wide, or a GPU is slow; what is over stays unused."""
    return -(-labels // 64) * 64


class Layer(nn.Module):
    """Attention and feed-forward, each followed by a norm, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm1(x + mixed)
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Tagger(nn.Module):
    """Word pieces and shapes → logits of both heads for every word. No dropout: the noise is never twice the same."""

    def __init__(self, labels: int, inserts: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.edit = nn.Linear(WIDTH, padded(labels))
        self.insert = nn.Linear(WIDTH, padded(inserts))
        for head, nothing in ((self.edit, 0.93), (self.insert, 0.97)):
            # begin at the prior: otherwise the first steps make all words alike to learn it, and there is no way back
            nn.init.normal_(head.weight, std=0.02)
            nn.init.constant_(head.bias, math.log((1 - nothing) / head.out_features))
            nn.init.constant_(head.bias[:1], math.log(nothing))
        nn.init.normal_(self.shape.weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        mask = (pieces != 0)[:, None, None, :]
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.shape(shapes)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        words = x.reshape(-1, WIDTH)[places]
        return self.edit(words), self.insert(words)

    def load_encoder(self, arrays: dict[str, np.ndarray]) -> None:
        """Start from the weights that `encoder.py` took out of the package; layers beyond the model's are left out."""
        state = self.state_dict()
        for name in state.keys() & arrays.keys():
            state[name].copy_(torch.from_numpy(arrays[name].astype(np.float32)))
