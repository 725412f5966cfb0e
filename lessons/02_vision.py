# %% [markdown]
# # 2 · Vision and strategy
#
# <!-- promise: Write a positioning statement, a North Star and key results that survive a critical reader. -->
# <!-- sitting: a sentence that says no -->
#
# **You will be able to**
#
# - write a positioning statement and a vision board that survive a critical reader;
# - tell a vision from a slogan, a list of features and a goal;
# - choose a group to start with, and show the arithmetic;
# - draw a North Star with its inputs, and grade key results;
# - lead a row of the backlog back to the vision.
#
# Sitting 1, *a sentence that says no*: 17<!-- =minutes.1 --> minutes. Sitting 2, *the wedge and the star*: 16<!-- =minutes.2 --> minutes.
# Sitting 3, *results, not tasks*: 16<!-- =minutes.3 --> minutes. Then, when you like, *tomorrow's news*: 4<!-- =minutes.4 --> minutes, and *your own
# product*: 13<!-- =minutes.5 --> minutes.
#
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, repeat_due, show

# %%
repeat_due("vision")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 8:30.* Clara has ordered paint. By Friday a sentence will stand on the wall of the kitchen.
# “Imagine it in large letters: Europe's leading meal platform.” Viktor, who sells to employers, nods; one of them
# wants a wine guide in the app. Mara, the product manager, puts her cup down. “Growth has stood still since April.
# Nordhafen, our largest employer, may leave us: it has until 30 November to say so. If the sentence is to help us,
# it has to say no to something.”
#
# *Words you meet here.* Mealwise plans dinners and fills the shopping basket. A **squad** is one of its two teams,
# *Plan* and *Basket*. The **backlog** is the list of what may be built, in its order. The *talking chef* is Clara's
# favourite idea: a voice that reads recipes aloud.

# %%
show("vision.which-sentence")

# %% [markdown]
# ## 1 · One sentence, six slots
#
# A **positioning statement** says for whom the product is, and what it is compared with. Six slots: *for* a group,
# *who* have a need, the product *is a* category *that* gives a benefit. *Unlike* an alternative, it has a
# difference. The pattern goes back to Geoffrey Moore (1991).
#
# Jonas, the new product owner, has filled in all six. Nothing in his draft is wrong, and it is of no use. Which slot
# would you mend first? Change the slots; each weak one explains itself.

# %%
explore("vision.positioning")

# %% [markdown]
# The rules see words, not truth. Whether families with an allergy really need you, only families can tell.

# %%
show("vision.everyone")

# %%
show("vision.alternative-none")

# %%
show("vision.benefit-feature")

# %% [markdown]
# ## 2 · A picture, not a poster
#
# Samira, the designer, spent Sunday in a kitchen. “The mother read each label twice. Then she rang her sister.” Clara
# is quiet for a moment. “That is what I began with. I had forgotten the sister.”
#
# A **vision** says what will be different for somebody. It names no solution, so it survives when the solution
# fails. The **vision board** of Roman Pichler (2011) puts four assumptions below it: target group, needs, product,
# business goals.

# %%
show("vision.tell-apart")

# %% [markdown]
# Here is Clara's board. Change it until no rule has an objection. Then ask it about the wine guide.

# %%
explore("vision.board")

# %% [markdown]
# **What it showed.** No rule tells you whether a sentence refuses anything: you have to try. One that fits everything
# decides nothing. Look at your first guess again: does that sentence refuse the wine guide? Narrow is not small: it
# is where you begin.
#
# We know of no study that shows that writing these texts makes products better. They are tools for thinking, and
# for being contradicted early.
#
# **Good place to stop.** Your answers are kept. Next: which group comes first, and which number to steer by (16<!-- =minutes.2 -->
# minutes).

# %% [markdown]
# ## 3 · The wedge
#
# <!-- sitting: the wedge and the star -->
#
# *Tuesday, 14:00.* Five groups stand on the whiteboard. “Take the largest,” says Viktor. “Two million cook.” Inês, who
# leads engineering, shakes her head. “Two million can have a rival's free planner.” Mara asks for four numbers for
# each group.

# %%
show("vision.wedge-first")

# %% [markdown]
# A **wedge** is a small part of a market that you can win first. Four numbers help:
#
# - how many households there are;
# - how many of them feel the problem each week;
# - for how many of these no answer is good enough today;
# - to how many of those you have a way.
#
# Multiply. First by hand, for one group.

# %%
show("vision.wedge-size")

# %% [markdown]
# Now all five. Change what you don't believe. When does another group come first?

# %%
explore("vision.wedge")

# %% [markdown]
# The two million come last: few of them feel it, and nearly all are served already. Shift workers come first as soon
# as you reach only 17<!-- =level_channel --> of 100 families in place of 25<!-- =families.channel_percent:.0f -->. So the guess to check is not how many families there are. It
# is whether you have a way to them. Where does the group of your first guess stand?

# %%
show("vision.wedge-leave")

# %% [markdown]
# ## 4 · The star
#
# *15:20.* Tomasz, the data scientist, shows forty charts. “Which of them are we steering by?” asks Pavel, the
# team coach. Nobody answers.
#
# A **North Star** is one metric that counts value that customers received, and that moves before revenue does. Below
# it stand three to six **inputs** that squads can move.

# %%
show("vision.north-star-pick")

# %% [markdown]
# Mealwise tries *planned dinners that were cooked*. Marketing offers ten per cent more new households. What would
# that do?

# %%
show("vision.ten-per-cent")

# %% [markdown]
# Now pull one input at a time. Where are ten per cent worth most?

# %%
explore("vision.north-star")

# %% [markdown]
# Factors pass on all of their ten per cent: dinners planned, and the share cooked. Parts of a sum pass on their part:
# new households are about a tenth of the active ones. The tree does not say what ten per cent *costs*. That you have
# to ask.

# %% [markdown]
# **What it showed.** Size is one of four factors. And one metric with a tree below it turns forty charts into five
# questions.
#
# **Good place to stop.** Your answers are kept. Next: goals that can be graded, and the way down to the backlog (16<!-- =minutes.3 -->
# minutes).

# %% [markdown]
# ## 5 · Results, not tasks
#
# <!-- sitting: results, not tasks -->
#
# *Wednesday, 9:10.* The quarter is over. An **objective** says where to go; a few **key results**, at Google about
# three, say how you would know that you came nearer. The form came from Intel to Google about 1999 (Grove, Doerr).
#
# Three words: **churn** is the share of customers who leave in a month. A *near miss* is a meal in which an allergen
# was seen only just in time. A *seat* is one employee's subscription, paid by the employer.

# %%
show("vision.key-result-task")

# %% [markdown]
# A key result is graded by how much of its way is done: **(now − start) ÷ (target − start)**, kept between 0 and 1.

# %%
show("vision.grade-churn")

# %% [markdown]
# Now all four. **Committed** marks a promise, **aspirational** a high aim. Change *Now* and *Target*, and watch the
# mean. What does it hide?

# %%
explore("vision.okr")

# %% [markdown]
# Near misses stand where they stood. Three good grades cover that: the mean reads like “on its way”.

# %%
show("vision.mean-hides")

# %% [markdown]
# ## 6 · From the wall to the backlog
#
# Each step down answers *how*. Each step up answers *what for*. A row without a way up is a wish.
#
# A **strategy** is more than a goal. Richard Rumelt asks three things of it: what stands in the way, which way you
# take, and steps that help each other.

# %%
figure("vision.chain")

# %%
show("vision.chain")

# %% [markdown]
# *Friday, 16:00.* The sentence is on the wall. Then the telephone rings.

# %%
show("vision.how-often")

# %% [markdown]
# ## Monday morning
#
# - “Which idea would this sentence refuse?” Ask it of the vision you have.
# - “What do they do today without us?” Ask it before the next feature.
# - “Which of these goals are promises?” Mark them, and grade them alone.

# %% [markdown]
# ## Do you have it?

# %%
show("vision.check-wall")

# %%
show("vision.check-goal")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: a text that stops bad ideas early (4<!-- =minutes.4 --> minutes), your
# own product (13<!-- =minutes.5 --> minutes), or the practice sheet.

# %% [markdown]
# ## Before you build: tomorrow's news
#
# <!-- sitting: tomorrow's news, when you like -->
#
# At Amazon a team writes the press release before it builds (C. Bryar and B. Carr, *Working Backwards*, 2021), and
# behind it the hardest questions. Most of these papers are not approved, and that is their use. Below is Clara's,
# for the talking chef. Does a customer appear in it?

# %%
explore("vision.press-release")

# %% [markdown]
# In Clara's draft nobody speaks and nobody eats. “Users do not have a talking chef yet” is a problem of the chef. Try
# one sentence that a mother could say at her table. If you find none, you have saved months of work.

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: your own product (13<!-- =minutes.5 --> minutes).

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now yours. Begin with the positioning: which slot are you surest of?

# %%
explore("vision.own-positioning")

# %% [markdown]
# Then the board. Some writers prefer a story of a page, or a film of the future (Marty Cagan). We found
# nobody who has compared the two: use what your colleagues will read. Ask your vision about the last idea that somebody brought you. Does it ever
# say no?

# %%
explore("vision.own-board")

# %% [markdown]
# Which group would you begin with? The numbers below are examples: write yours over them. A guess with a question mark
# in your head is enough.

# %%
explore("vision.own-wedge")

# %% [markdown]
# Last, one objective. Which of your key results is a promise?

# %%
explore("vision.own-okr")

# %% [markdown]
# ### For your portfolio
#
# Your positioning statement, your vision board and one graded objective. They are kept. On the start page, *My work as
# one page* puts them together.
#
# ## Sources
#
# - Geoffrey Moore, *Crossing the Chasm*, 1991 (the pattern only; the book was not read).
# - Roman Pichler, *The Product Vision Board*, 2011, updated 2025 (read in part). Marty Cagan on stories and films of
#   the future (read in summaries).
# - Lenny Rachitsky on product wedges, 26 October 2021 (read in part). The product of shares is this course's own device.
# - J. Cutler and J. Scherschel, *The North Star Playbook*, Amplitude (read in part). Íñigo Medina on its limits.
# - Google's OKR playbook, published by John Doerr (opening read, the rest in copies). 0.6 to 0.7 is a convention of
#   Google, not a finding.
# - Richard Rumelt, *Good Strategy/Bad Strategy*, 2011 (read in summaries). C. Bryar and B. Carr, *Working Backwards*,
#   2021 (read in summaries). Kennedy to Congress, 25 May 1961 (transcripts).
#
# What is marked as read in part or second-hand should be looked up before you quote it.
