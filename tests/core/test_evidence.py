"""What is published of a file of evidence."""

from cartaviva.core.evidence import EvidenceFile, evidence_text, size_text

SIZES = {0: "1 kB", 412: "1 kB", 1_499: "1 kB", 411_900: "412 kB", 1_300_000: "1300 kB", 12_300_000: "12 MB"}


def test_a_file_has_one_size_in_whole_numbers_on_pages_and_in_documents() -> None:
    said = {size: size_text(size) for size in SIZES}
    in_documents = {size: evidence_text([EvidenceFile("Acta.pdf", "5e", size, "application/pdf")]) for size in SIZES}
    words = {size: text.replace(" ", "\N{NO-BREAK SPACE}") for size, text in SIZES.items()}
    lines = {size: f"Acta.pdf ({text})\nSHA-256: 5e" for size, text in words.items()}
    assert (said, in_documents) == (words, lines)
