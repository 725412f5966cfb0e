# %% [markdown]
# # 7 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.
