"""From treebanks to a pipeline in one command: `python -m training DATA OUT`.

DATA holds CoNLL-U files (see README.md); OUT is the new pipeline's folder. Two trainings run side by side, a core each:
trees and names, both in two stages. The first learns at a steady rate, the second at one that falls to nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from training import lists, packing, vectors
from training.averaging import average
from training.treebank import write

HERE = Path(__file__).parent
TREES = ("ewt-train", "gum-open-train")
NAMES = (*TREES, "wikigold-ner-train", "crossner-ner-train")
DEVELOPMENT = ("ewt-dev", "gum-open-dev")


@dataclass(frozen=True, slots=True)
class Training:
    """One of the two trainings.

    Attributes:
        kind: "syntax" or "names", as the configs are called.
        work: folder of what it leaves.
        options: `spacy train`'s, with the paths.
    """

    kind: str
    work: Path
    options: tuple[str, ...]

    def run(self) -> Path:
        """Train both stages and average them; the folder of the result.

        Raises:
            subprocess.CalledProcessError: `spacy train` failed; its log is in the work folder.
        """
        first = self._stage(self.kind)
        second = self._stage(f"{self.kind}-finish", "--paths.start", str(first))
        return average(first, second, self.work / f"{self.kind}-average")

    def _stage(self, name: str, *more: str) -> Path:
        target = self.work / name
        command = [sys.executable, "-m", "spacy", "train", str(HERE / "configs" / f"{name}.cfg")]
        command += ["--code", str(HERE / "registry.py"), "--output", str(target), *self.options, *more]
        environment = {
            **os.environ,
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": str(HERE.parent),
        }
        with (self.work / f"{name}.log").open("wb") as log:
            subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, env=environment, check=True)
        return target / "model-best"


def main() -> None:
    """Prepare, train, pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of CoNLL-U files")
    parser.add_argument("out", type=Path, help="the folder of the new pipeline")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what lies between")
    parser.add_argument("--version", default="1.0.0", help="of the new pipeline")
    given = parser.parse_args()
    work: Path = given.work
    work.mkdir(parents=True, exist_ok=True)

    def documents(name: str, files: tuple[str, ...]) -> str:
        return str(write(work / f"{name}.spacy", [given.data / f"{file}.conllu.gz" for file in files]))

    shared = (
        "--paths.dev",
        documents("development", DEVELOPMENT),
        "--paths.vectors",
        str(vectors.write(work / "vectors")),
    )
    trees = Training("syntax", work, (*shared, "--paths.train", documents("trees", TREES)))
    swaps = ("--paths.lists", str(lists.write(work / "lists")))
    names = Training("names", work, (*shared, *swaps, "--paths.train", documents("names", NAMES)))
    with ThreadPoolExecutor() as pool:
        syntax, recognizer = pool.map(Training.run, (trees, names))
    packing.pack(syntax, recognizer, given.out, given.version)
    print(f"{given.out}: score it with python -m training.scoring --model {given.out} {given.data}")


if __name__ == "__main__":
    main()
