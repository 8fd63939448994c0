"""What analysis found, in words: one section for each question, with its cautions and sentences.

Attributes and never asserts: a number describes what reports say, and is told with how many
there are of them. Each module tells a few questions; `questions` lists them all.
"""
