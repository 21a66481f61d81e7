"""The families of rules of benchmarks/ablation.py are rules of the product."""

from ablation import put_out
from families import families


def test_every_family_can_be_put_out() -> None:
    """No family names a rule or a closed class that is gone."""
    for name, patches in families().items():
        with put_out(name, patches):
            pass
