"""The statement as a Word document that a screen reader, a phone and LibreOffice read as well."""

from mps.publish.word.write import write_word

__all__ = ["write_word"]
