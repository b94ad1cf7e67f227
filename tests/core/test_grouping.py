from cartaviva.core.grouping import grouped


def test_what_is_of_one_kind_stands_together_in_the_order_in_which_it_came():
    found = grouped(["baths", "arts", "buses", "archive"], lambda name: name[0])
    assert list(found.items()) == [("b", ["baths", "buses"]), ("a", ["arts", "archive"])]
