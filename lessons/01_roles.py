# %% [markdown]
# # 1 · Roles: who decides what
#
# <!-- promise: Say who decides what, and repair a set-up in which nobody does. -->
# <!-- sitting: who does what -->
#
# **You will be able to**
#
# - say who decides what in a given company;
# - give every decision exactly one person who answers for it;
# - recognise four broken set-ups, and repair them;
# - choose a split that fits the company: one team or many, consumers or firms;
# - write a first-month plan for a new product owner.
#
# Sitting 1, *who does what*: 15<!-- =minutes.1 --> minutes. Sitting 2, *one name* and *40 hours*: 14<!-- =minutes.2 --> minutes. Sitting 3, *one role or
# two*: 18<!-- =minutes.3 --> minutes. Then, when you like, *your own product*: 15<!-- =minutes.4 --> minutes.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, repeat_due, show

# %%
repeat_due("roles")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 5 October 2026, 8:40.* Viktor, sales: “Annegret needs single sign-on by 15 December. I have
# told her yes.” Clara, founder: “Imagine the chef on stage in April!” Inês, engineering: “Two squads. One order. I
# need one name.”
#
# *Words you meet here.* The **backlog** is the list of what may be built, in its order. **Scrum** is a way to work in
# short periods, the **sprints**; its rules stand in the *Scrum Guide*. A **squad** is what Mealwise calls a team.
# Annegret speaks for the largest firm among the customers. *Single sign-on*: employees log in with their firm's own
# password.
#
# Jonas has been product owner for three weeks. He writes it all down. “And what may I decide without asking?” Mara,
# the product manager, looks up. “Nobody has ever said.”

# %%
show("roles.first-guess")

# %% [markdown]
# Clara has an idea for peace.

# %%
show("roles.committee")

# %% [markdown]
# ## 1 · Who does what
#
# Three titles, often mixed up:
#
# - A **product manager** answers for whether a product is worth it, as long as it lives. It is a job.
# - A **product owner** answers in Scrum for the value of what is built, and for the backlog. The Scrum Guide calls
#   it an accountability. Whoever carries it may hold any job.
# - A **project manager** answers for a piece of work with an end: its aim, time and cost.
#
# Beside them stand the **developers**: in Scrum, everybody who creates part of the product, designers and testers
# too. Their short meeting each day is the **daily scrum**. A **Scrum master** helps them to work well. A
# **stakeholder** is anybody else with an interest in the product. A **story** is an item of the backlog, told as a
# user would tell it.

# %%
show("roles.settled-guess")

# %% [markdown]
# Jonas has begun a wall of cards. Put each card where you think it belongs; it answers at once. Many have more than
# one home. Then change **Judge by**, and see which cards are no longer at home in another company.

# %%
explore("roles.sorter")

# %% [markdown]
# The guide settles **13<!-- =settled --> of the 30<!-- =activities -->**. On the others it is silent, or leaves room. *Accept finished work* shows it:
# SAFe, a framework for many teams, gives it to the product owner; the guide names nobody. So “who does what” is for
# the most part not a matter of knowledge. It is a decision that a company has to take and say aloud.
#
# The thirteen, however, one should know. Here are eight of them, and one more.

# %%
show("roles.scrum-sort")

# %% [markdown]
# *11:20.* Viktor comes back, with a list.

# %%
show("roles.scribe")

# %% [markdown]
# *14:00.* A consultant visits. He has opinions on what Scrum prescribes.

# %%
show("roles.ready")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: Mealwise writes down who answers for what, and Jonas counts
# his hours (14<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## 2 · Exactly one accountable
#
# <!-- sitting: one name and 40 hours -->
#
# *Tuesday, 9:00.* Mara has found an old table. Each row is a decision, each column a person, each cell a letter:
#
# - **A**, accountable: answers for it and has the last word.
# - **R**, responsible: does the work. **A/R**: both.
# - **C**, consulted: asked before. **I**, informed: told after.
#
# The convention is called RACI; we found no one who made it up. DACI and RAPID use other letters for the same
# thought: one person decides.

# %%
show("roles.matrix-guess")

# %% [markdown]
# Two words and a name. An **API** is a door through which the software of two firms talks; Korbmarkt is the
# supermarket that delivers. The **recommender** is software that proposes dinners. Ruth, from outside, advises on data
# protection.
#
# The column *Checker* tells what is wrong with a row, and the list below says more. *Has the power* names those who
# could carry an A. Repair all rows. Two rows are silent from the start, and still wrong. Which?

# %%
explore("roles.matrix")

# %% [markdown]
# The checker looks for four things: one A, at least one R, an A with the power to decide, and few C. It can't see
# whether you would want to work there. Two rows passed it all the same: a date that nobody else was asked about, and
# families that only Mara talks to.

# %%
show("roles.accountable")

# %%
show("roles.tidy-but-wrong")

# %% [markdown]
# ## 3 · A week of 40 hours
#
# *Wednesday, 17:30.* An accountability needs hours. Jonas has kept a list for a week.

# %%
show("roles.week-guess")

# %% [markdown]
# Move the hours until nothing starves. Compare with other weeks. What did you have to take away?

# %%
explore("roles.week")

# %% [markdown]
# The weeks and the least hours are invented: nobody has measured them well. What surveys do report is a wish for
# more time for direction. In one, 29<!-- =survey.strategic --> % of a week of 49<!-- =survey.hours --> hours was strategic (Pragmatic Marketing, 2013, n = 1,800,
# self-selected).
#
# Jonas's zero has a reason, though.

# %%
show("roles.only-pm")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: should Mealwise have one role, or two? (18<!-- =minutes.3 --> minutes)

# %% [markdown]
# ## 4 · One role or two
#
# <!-- sitting: one role or two -->
#
# *Thursday, 9:10.* Clara: “Why do we pay two people for one backlog?” Four set-ups are common. Follow a question of
# a squad from right to left. Who may answer it?

# %%
figure("roles.four-set-ups")

# %%
show("roles.set-up-guess")

# %% [markdown]
# Now move the number of teams and the share that an owner decides alone. The arithmetic stands below the bars. Its
# numbers are invented; the shape is what matters.

# %%
explore("roles.set-up")

# %% [markdown]
# With two squads, an owner who decides 80 % alone costs 4.8<!-- =at_two_squads.split:.1f --> hours of waiting for each question. An owner who decides
# nothing costs 8<!-- =at_two_squads.proxy:.0f -->: the same two people, twice the wait of one. With eight teams one person would need 40<!-- =hours_for_eight_squads:.0f --> hours a
# week for answers alone. **What counts is less the number of people than the right to decide.**

# %%
show("roles.boss")

# %% [markdown]
# ### What goes wrong elsewhere

# %%
show("roles.broken")

# %% [markdown]
# And one more mix-up, with a date on it.

# %%
show("roles.project")

# %% [markdown]
# ### What is disputed
#
# - **Role or job?** Melissa Perri: product owner is a role in a Scrum team, product manager the job. Many firms hire
#   product owners as a job.
# - **One or two?** Marty Cagan: one, or there is no clear owner. Roman Pichler: a big owner decides consistently and
#   may be overloaded; a small one has focus, and hand-offs.
# - **SAFe's split.** SAFe groups many teams into “trains”: a manager for the train, an owner for each team's backlog.
#   For it: somebody near each team. Against it: the owner loses customers and strategy.
# - **CEO of the product?** Critics: no power over people and money. Cagan keeps the comparison, for the width of the
#   view.
#
# No study compares the set-ups in numbers. So say under which conditions you would choose what. On Monday nobody had
# said what Jonas may decide alone. Does your first guess still hold?

# %%
show("roles.one-or-two")

# %% [markdown]
# ## Monday morning
#
# - To your manager: “Which three decisions may I take without asking you? And which never?”
# - In the next quarrel about order: “Who is the one person that we have to convince?”
# - To yourself: count last week's hours with customers. Write the number down.

# %% [markdown]
# ## Self-check

# %%
show("roles.check-guide")

# %%
show("roles.check-context")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: your own company (15<!-- =minutes.4 --> minutes), or the practice
# sheet.

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Which decision at your work has two A, or none? The same table, for your firm. Write the names of people, then a
# mark for each decision. Under *Has the power*, write who could really decide it. Leave a cell empty where you don't
# know: an empty row is a question for Monday. All of it stays on your disk.

# %%
explore("roles.own-matrix")

# %% [markdown]
# Then your last week. What starves in it? A look at your calendar is enough.

# %%
explore("roles.own-week")

# %% [markdown]
# ### For your portfolio
#
# A new product owner begins on Monday: Jonas, or you. Write the first month, and compare with the two examples
# afterwards. Your matrix, your week and this text are kept. On the start page, *My work as one page* puts them together.

# %%
show("roles.first-month")

# %% [markdown]
# ## Sources
#
# - Ken Schwaber and Jeff Sutherland, *The Scrum Guide*, November 2020 (and all editions from 2010).
# - Roman Pichler, *Agile Product Management with Scrum*, 2010; “Size Matters”, 23 June 2015; “Product Manager vs.
#   Product Owner” (opening read).
# - Melissa Perri, *Escaping the Build Trap*, 2018 (quoted by others). Marty Cagan, SVPG essays on product manager
#   and product owner (read in a report on them).
# - Jeff Patton, keynote reported by InfoQ, 23 March 2018. Mary Poppendieck, quoted by InfoQ, March 2011.
# - John Cutler, “12 Signs You're Working in a Feature Factory”, 17 November 2016 (signs 1 to 7 read).
# - Scaled Agile, pages on Product Management and Product Owner, version 6 (read in part and in summaries).
# - PMI, *PMBOK Guide*, 7th edition, 2021 (read in excerpts). Atlassian on DACI (read in part). Rogers and Blenko,
#   “Who Has the D?”, Harvard Business Review, January 2006 (read in summaries).
#
# What is marked as read in part or second-hand should be looked up before you quote it.
