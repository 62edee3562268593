"""From treebanks to a pipeline in one command: `python -m training DATA OUT`.

DATA holds CoNLL-U files (see README.md); OUT is the new pipeline's folder. Two trainings run side by side, a core each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from training import lists, packing, vectors
from training.treebank import write

HERE = Path(__file__).parent
TREES = ("ewt-train", "gum-open-train")
NAMES = (*TREES, "wikigold-ner-train", "crossner-ner-train")
DEVELOPMENT = ("ewt-dev", "gum-open-dev")


def main() -> None:
    """Prepare, train, pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of CoNLL-U files")
    parser.add_argument("out", type=Path, help="the folder of the new pipeline")
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for what lies between")
    parser.add_argument("--version", default="1.0.0", help="of the new pipeline")
    given = parser.parse_args()
    work: Path = given.work
    work.mkdir(parents=True, exist_ok=True)

    def documents(name: str, files: tuple[str, ...]) -> Path:
        return write(work / f"{name}.spacy", [given.data / f"{file}.conllu.gz" for file in files])

    development = documents("development", DEVELOPMENT)
    words = vectors.write(work / "vectors")
    names = lists.write(work / "lists")
    runs = [
        _train("syntax", work, documents("trees", TREES), development, words),
        _train("names", work, documents("names", NAMES), development, words, "--paths.lists", str(names)),
    ]
    failed = [run.wait() for run in runs]
    if any(failed):
        sys.exit("a training failed: see the logs in " + str(work))
    packing.pack(work / "syntax" / "model-best", work / "names" / "model-best", given.out, given.version)
    print(f"{given.out}: score it with python -m training.scoring --model {given.out} {given.data}")


def _train(kind: str, work: Path, train: Path, dev: Path, words: Path, *more: str) -> subprocess.Popen[bytes]:
    paths = {"train": train, "dev": dev, "vectors": words}
    command = [sys.executable, "-m", "spacy", "train", str(HERE / "configs" / f"{kind}.cfg")]
    command += ["--code", str(HERE / "augmenting.py"), "--output", str(work / kind)]
    command += [part for name, path in paths.items() for part in (f"--paths.{name}", str(path))] + list(more)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(HERE.parent)}
    with (work / f"{kind}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)


if __name__ == "__main__":
    main()
