"""Puts two runs together: the weighted mean of their weights (Wortsman et al. 2022, "Model soups").

``python -m training.mean FIRST SECOND OUT --share 0.6``: the folders of two runs, the second begun with the first's weights;
the share is the second's. What a second stage forgets of the first comes back, and it keeps most of what it learnt.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean as a checkpoint that can be scored, exported and trained on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="the weight of the second run, 0 to 1")
    options = parser.parse_args()
    one, other = (torch.load(each / "checkpoint.pt", weights_only=True) for each in (options.first, options.second))
    model = {
        name: torch.lerp(weight, other["model"][name], options.share) if weight.is_floating_point() else weight
        for name, weight in one["model"].items()
    }
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model, "done": one["done"] + other["done"]}, options.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
