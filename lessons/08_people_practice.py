# %% [markdown]
# # 8 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.
