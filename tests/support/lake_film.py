"""A small film in four languages, with kinds of relation of its own."""

LAKE = """
format = 1

[film]
title = { en = "The Lake", es = "El lago", ar = "البحيرة" }
year = 2024
directors = []
synopsis = { en = "One lake, three lives.", es = "Un lago, tres vidas.", ar = "بحيرة واحدة", ary = "البحيرة ديالنا" }

[[kinds]]
id = "echo"
name = { en = "echo", es = "eco", ar = "صدى" }
sign = "≈"
like = "chance"

[[kinds]]
id = "pact"
name = "pact"

[[kinds]]
id = "murder"
name = "murder"
sign = "!"

[[characters]]
id = "mara"
name = "Mara"
lead = true

[[characters]]
id = "ida"
name = { es = "Ida Luz", ar = "عايدة" }

[[characters]]
id = "teo"
name = "Teo"

[[relations]]
between = ["mara", "ida"]
kind = "echo"
label = { en = "steers as she did", es = "navega como ella" }
reverse = "steered as she does"

[[relations]]
between = ["mara", "teo"]
kind = "pact"
label = "swore with him"
reverse = "swore with her"

[[relations]]
between = ["teo", "ida"]
kind = "care"
label = "looks after her"
reverse = "is looked after by him"

[[relations]]
between = ["teo", "ida"]
kind = "murder"
label = "killed her"
reverse = "was killed by him"
spoiler = true
"""
