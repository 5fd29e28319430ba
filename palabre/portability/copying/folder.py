"""Where a copy is put together: files in a folder of this machine, then packed. Nothing is ever held whole."""

import json
import shutil
import zipfile
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec

FOLDER = "copies"


class Folder:
    """A folder for the time that a copy is made. One left behind by a crash is emptied first."""

    def __init__(self, data: Path, copy_id: int) -> None:
        self.path = data / FOLDER / str(copy_id)
        self.names: list[str] = []

    def clear(self) -> None:
        """Removes it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> "Folder":
        self.clear()
        self.path.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def open(self, name: str) -> IO[bytes]:
        """A new file of the copy, to be written."""
        path = self.path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.names.append(name)
        return path.open("wb")

    def write(self, name: str, text: str) -> None:
        """A whole file of the copy."""
        with self.open(name) as file:
            file.write(text.encode())

    def write_json(self, name: str, value: Any) -> None:
        """A whole file of JSON, laid out for reading."""
        self.write(name, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


class Collection:
    """An ActivityStreams collection, written item by item."""

    def __init__(self, folder: Folder, name: str, head: dict[str, Any]) -> None:
        self._file = folder.open(name)
        start = msgspec.json.encode({**head, "id": name, "type": "OrderedCollection"})
        self._file.write(start[:-1] + b',"orderedItems":[')
        self._count = 0

    def add(self, item: Any) -> None:
        """One more."""
        self._file.write((b",\n" if self._count else b"\n") + msgspec.json.encode(item))
        self._count += 1

    def close(self) -> None:
        """Says how many there are."""
        self._file.write(b'\n],"totalItems":%d}\n' % self._count)
        self._file.close()


class Pack:
    """The file that a copy becomes."""

    def __init__(self, folder: Folder) -> None:
        self.path = folder.path / "copy.zip"
        self._folder = folder
        self._zip = zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED)

    def add_files(self) -> None:
        """Packs what was written, and removes it. Takes a while: call it in a thread."""
        for name in self._folder.names:
            path = self._folder.path / "files" / name
            self._zip.write(path, name)
            path.unlink()

    def open(self, name: str) -> IO[bytes]:
        """A file that is packed as it is, written in parts: pictures and films do not get smaller."""
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o644 << 16
        return self._zip.open(entry, "w", force_zip64=True)

    def close(self) -> int:
        """Finishes the file, and returns how many bytes it has."""
        self._zip.close()
        return self.path.stat().st_size
