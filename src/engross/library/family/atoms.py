"""What the shapes of all input files are made of: names, words and expressions.

Types only; they judge plain values and never know where those stand.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

ID = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=64)]
Id = Annotated[str, StringConstraints(pattern=ID, max_length=64)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$", max_length=16)]
SettingName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
PhraseName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.-]*$", max_length=64)]
Expression = Annotated[str, StringConstraints(min_length=1)]
YesNo = Literal["yes", "no"]
TrueFalse = Literal["true", "false"]


class Shape(BaseModel):
    """What every shape shares: nothing is converted and no key is ignored."""

    model_config = ConfigDict(strict=True, extra="forbid")
