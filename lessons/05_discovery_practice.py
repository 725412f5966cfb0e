# %% [markdown]
# # 5 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.
