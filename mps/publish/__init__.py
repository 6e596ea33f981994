"""The statement as a document: what the site shows, as HTML, Word, spreadsheets and PDF."""
