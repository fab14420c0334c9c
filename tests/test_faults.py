"""The page of faults says what the tests show."""

from tests.faults import PAGE, faults, page


def test_the_page_of_faults_is_current() -> None:
    """Where this fails: python -m tests.faults."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_each_fault_is_told_once_in_a_sentence() -> None:
    """No cell is empty or breaks the table."""
    listed = [*faults()]
    assert len({one.what for one in listed}) == len(listed) > 20
    assert all(cell and "|" not in cell and "\n" not in cell for one in listed for cell in one)
