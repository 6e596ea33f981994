"""The site's own pieces of HTML read back into the parts of a document."""

from html.parser import HTMLParser

from mps.publish.blocks import Block, Key, Lede, Pairs, Paragraph, Source, Table, plain
from mps.publish.words import from_html

_VOID = ("br", "img", "input", "hr")


class Node:
    """An element: its tag, its attributes, what is in it as nodes and as HTML."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []
        self.html = ""

    @property
    def text(self) -> str:
        """The words in it."""
        return plain(from_html(self.html))

    def has(self, name: str) -> bool:
        """Whether it is of a class."""
        return name in self.attributes.get("class", "").split()

    def all(self, *tags: str) -> list["Node"]:
        """Every element of these tags in it, in order."""
        found = []
        for child in self.children:
            if child.tag in tags:
                found.append(child)
            found += child.all(*tags)
        return found


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Node("", {})
        self._open = [self.root]

    def _add(self, text: str, above: int = 0) -> None:
        for node in self._open[: len(self._open) - above]:
            node.html += text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self.get_starttag_text() or "")
        node = Node(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._add(f"</{tag}>", above=1)
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")


def parts_of(text: str) -> list[Block]:
    """The parts that a piece of the site's HTML stands for, in order."""
    tree = _Tree()
    tree.feed(text)
    tree.close()
    return [block for node in tree.root.children for block in _parts(node)]


def _parts(node: Node) -> list[Block]:
    if node.tag in ("style", "script") or node.has("mps-eyebrow"):
        return []
    if node.has("mps-lede") or node.has("mps-sub"):
        return [_lede(node)]
    if node.has("mps-source"):
        return [Source(from_html(node.html))]
    if node.tag == "dl":
        return [_pairs(node)]
    if node.has("mps-key"):
        return [_key(node)]
    if node.tag == "table":
        return [_table(node)]
    if node.tag in ("p", "span") or not node.children:
        words = from_html(node.html)
        return [Paragraph(words)] if plain(words).strip() else []
    return [block for child in node.children for block in _parts(child)]


def _lede(node: Node) -> Lede:
    code = next((child.text for child in node.all("span") if child.has("mps-code")), "")
    return Lede(node.text.removesuffix(code).strip(), code.removeprefix("Figure ").strip())


def _pairs(node: Node) -> Pairs:
    items: list[tuple[str, list[str]]] = []
    for child in node.all("dt", "dd"):
        if child.tag == "dt":
            items.append((child.text, []))
        elif items:
            items[-1][1].append(child.text)
    large = node.has("mps-tiles")
    return Pairs(tuple((name, tuple(values)) for name, values in items), large)


def _key(node: Node) -> Key:
    classes = []
    for item in node.all("li"):
        swatch = next(iter(item.all("span")), None)
        colour = swatch.attributes.get("style", "").partition(":")[2].strip("; ") if swatch else ""
        classes.append((item.text, colour))
    return Key(node.attributes.get("aria-label", ""), tuple(classes))


def _table(node: Node) -> Table:
    caption = next((child.text for child in node.all("caption")), "")
    head, *body = [row.all("th", "td") for row in node.all("tr")]
    return Table(
        tuple(cell.text for cell in head),
        tuple(tuple(cell.text for cell in row) for row in body),
        tuple(cell.has("mps-num") for cell in head),
        caption,
        {
            (place, column): anchor.attributes.get("href", "")
            for place, row in enumerate(body)
            for column, cell in enumerate(row)
            for anchor in cell.all("a")
        },
    )
