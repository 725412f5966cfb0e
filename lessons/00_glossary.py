# %% [markdown]
# # Glossary
#
# The words of the trade that this course teaches, each in two sentences. In a lesson you open an entry from the word
# itself: click it, or press *Enter* on it.
