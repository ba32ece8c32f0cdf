#!/usr/bin/env python3
"""others.py TOOL FOLDER OUT.json: the tables of every PDF in a folder, as another tool reads them.

TOOL is pdfplumber, pymupdf, camelot-lattice, camelot-hybrid or tablers. Prints the processor seconds.
"""
import json
import pathlib
import sys
import time


def rows_to_table(page, rows):
    return {"page": page, "rows": [[cell or "" for cell in row] for row in rows]}


def pdfplumber_tables(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for rows in page.extract_tables():
                yield rows_to_table(number, rows)


def pymupdf_tables(path):
    import pymupdf

    with pymupdf.open(path) as document:
        for number, page in enumerate(document, 1):
            for table in page.find_tables().tables:
                yield rows_to_table(number, table.extract())


def camelot_tables(flavor):
    def read(path):
        import camelot

        for table in camelot.read_pdf(str(path), pages="all", flavor=flavor):
            yield rows_to_table(table.page, table.df.values.tolist())

    return read


def tablers_tables(path):
    import tablers

    with tablers.Document(str(path)) as document:
        for number, page in enumerate(document.pages(), 1):
            for table in tablers.find_tables(page, extract_text=True):
                rows = [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
                yield rows_to_table(number, rows)


TOOLS = {
    "pdfplumber": pdfplumber_tables,
    "pymupdf": pymupdf_tables,
    "camelot-lattice": camelot_tables("lattice"),
    "camelot-hybrid": camelot_tables("hybrid"),
    "tablers": tablers_tables,
}


def main(tool, folder, out):
    read, docs = TOOLS[tool], {}
    started = time.process_time()
    for path in sorted(pathlib.Path(folder).glob("*.pdf")):
        try:
            docs[path.stem] = list(read(path))
        except ImportError:
            raise
        except Exception as error:  # A tool that fails on a file has no tables there.
            print(f"{tool}: {path.name}: {error}", file=sys.stderr)
    print(f"{tool}: {time.process_time() - started:.2f} s of processor time")
    pathlib.Path(out).write_text(json.dumps({"tool": tool, "docs": docs}))


if __name__ == "__main__":
    main(*sys.argv[1:])
