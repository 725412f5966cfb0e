# %% [markdown]
# # 9 · Launch and after
#
# <!-- sitting: who must see it -->
#
# <!-- promise: Launch so that a fault is seen early, and read what came of it. -->
#
# **You will be able to** read a test without a fault · plan stages by the fault that must be seen · write a stop line
# with a name on it · know what stops when a partner stops · change the roadmap after a launch, and tell it.
#
# Sitting 1, *who must see it*: 12<!-- =minutes.1 --> minutes. Sitting 2, *read the beta*: 14<!-- =minutes.2 --> minutes.
# Sitting 3, *the day*: 14<!-- =minutes.3 --> minutes. Sitting 4, *after*: 11<!-- =minutes.4 --> minutes.
# Then, when you like: closer looks, and your own product. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("launch")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 18 January 2027, 8:50.* The allergy filter is ready. 120<!-- =volunteers.n --> volunteers used it for two weeks
# ([beta test](00_glossary.ipynb#beta-test)): 4.6<!-- =beta.score:.1f --> stars, and no unsafe recipe, says the summary. Clara, the founder: “On
# for everyone before the fair on Friday.” Aoife, who tests and speaks for support, has 26<!-- =findings.all --> findings that nobody has read.
# About 11,500<!-- =families:, --> households live with an allergy; Ngozi, whose son has one, looks after a group of 3,400 parents. Mara, the
# product manager, decides: **all on Friday, stages, or not yet?**

# %%
show("launch.friday")

# %% [markdown]
# ## 1 · Nobody out of n
#
# *9:00.* “Not one,” says Clara. How much is that?

# %%
show("launch.zero-guess")

# %%
look_back("launch.zero-guess")

# %%
show("launch.no-reports")

# %% [markdown]
# ## 2 · Who must see it
#
# *9:20.* A fault is seen if somebody meets it **and** tells you ([reporting share](00_glossary.ipynb#reporting-share)). So Inês, who leads the
# engineers, wants [stages](00_glossary.ipynb#stage): few families first.

# %%
show("launch.seen-guess")

# %% [markdown]
# Choose a fault, how many of those who are hit write to you, and a plan of stages. In which stage would you hear of it, and how many have been hit
# by then? Then take “all at once”.

# %%
explore("launch.seen")

# %%
look_back("launch.seen-guess")

# %%
show("launch.one-percent")

# %%
show("launch.staged-slow")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: read the beta (14<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · Read the beta
#
# <!-- sitting: read the beta -->
#
# *Monday, 11:00.* Mara and Tomasz, the data scientist, open the table of the volunteers. 58<!-- =beta.volunteers_allergy:.0f --> of 100 live with an
# allergy; of all customers it is 31<!-- =beta.customers_allergy:.0f --> of 100.

# %%
show("launch.beta-guess")

# %% [markdown]
# Choose by what to [weigh](00_glossary.ipynb#weighing), and see what becomes of the share and of its range. Then sort some of the findings
# ([triage](00_glossary.ipynb#triage)): which come before the launch? Three people rated each one from 0 to 4
# ([severity](00_glossary.ipynb#severity)).

# %%
explore("launch.beta")

# %%
look_back("launch.beta-guess")

# %%
show("launch.representative")

# %% [markdown]
# So the zero was none: two findings tell of traces of nuts, and nobody had read them.

# %%
show("launch.loudest")

# %%
show("launch.demand")

# %% [markdown]
# ## 4 · Go or no-go
#
# *14:00.* On Thursday they decide ([go or no-go](00_glossary.ipynb#go-or-no-go)).

# %%
show("launch.formality")

# %% [markdown]
# Clara has brought a table. First imagine that it is April and the launch has failed
# ([pre-mortem](00_glossary.ipynb#pre-mortem)): why? Give each reason a home. Then mend the table: which points stay open?

# %%
explore("launch.board")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: the day (14<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · The stop line
#
# <!-- sitting: the day -->
#
# *Monday, 25 January, 9:00.* The traces are mended, and the first 115<!-- =stage --> families get the filter. Pavel, who coaches the squads: “Who stops it, at which
# number, without asking?” ([stop line](00_glossary.ipynb#stop-line))

# %%
show("launch.stop-guess")

# %% [markdown]
# Draw the line first. Then go through the 28<!-- =looks.days --> days, one by one: go on, hold, or back? On a bad day look also at those who
# don't have the filter.

# %%
explore("launch.guardrail")

# %%
look_back("launch.stop-guess")

# %%
show("launch.red")

# %%
show("launch.green")

# %%
show("launch.roll-back")

# %% [markdown]
# ## 6 · Who we lean on
#
# *Day 17, evening.* The errors came from Korbmarkt. A basket needs several [hard dependencies](00_glossary.ipynb#hard-dependency), and each has its
# [availability](00_glossary.ipynb#availability).

# %%
show("launch.partners-guess")

# %% [markdown]
# Switch one partner off and see what stops, and for how many. Which one must you begin to leave first ([retirement](00_glossary.ipynb#retirement))?

# %%
explore("launch.contracts")

# %%
look_back("launch.partners-guess")

# %%
show("launch.five-partners")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: after (11<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 7 · After
#
# <!-- sitting: after -->
#
# *Monday, 1 March.* The numbers of yesterday are in. Everybody has had the filter for two weeks, the first stage for five.

# %%
show("launch.age-guess")

# %% [markdown]
# Write your rule first. Then read the signals, one by one: keep, improve, stop, take back? Did you decide alike each time that the
# evidence was alike? Last, write to three readers: parents, Viktor, the squads.

# %%
explore("launch.after")

# %%
look_back("launch.age-guess")

# %%
show("launch.equal-age")

# %%
show("launch.to-parents")

# %%
look_back("launch.friday")

# %% [markdown]
# **12:00.** The filter stays on. A new ingredient check comes next, and the barcode scan moves to later.
# Korbmarkt's move is late, and Davide hears it the same day. Viktor gets numbers in April.
#
# ## Monday morning
#
# - “How many must use it before we would know?”
# - “Who stops it, at which number, without asking?”
# - “What did zero reports rule out?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("launch.check-zero")

# %%
show("launch.check-line")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: closer looks, your own product, or the
# practice sheet.*

# %% [markdown]
# ## Closer look: three launches with a document
#
# <!-- sitting: closer look at three launches, when you like -->
#
# *The week after.* Of most launches that failed nobody outside knows what happened. Of these three something is written: by the maker, or by the
# authority that looked into it.

# %%
show("launch.windows-guess")

# %%
look_back("launch.windows-guess")

# %%
show("launch.unread-report")

# %%
show("launch.content-file")

# %%
show("launch.forty-five")

# %% [markdown]
# What goes through a store has steps of its own, and they protect less than they seem to. To
# [roll back](00_glossary.ipynb#roll-back) an app you need a [switch](00_glossary.ipynb#switch) in it.

# %%
show("launch.by-hand")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: a beta test and a pre-mortem.*

# %% [markdown]
# ## Closer look: a beta test and a pre-mortem
#
# <!-- sitting: closer look at a beta test and a pre-mortem, when you like -->
#
# *Tuesday.* Somebody else's launch, from the beginning: what is settled before, who tries it first, and what a pre-mortem is worth.

# %%
show("launch.before-beta")

# %%
show("launch.friendly")

# %%
show("launch.how-many")

# %%
show("launch.pre-mortem-guess")

# %%
look_back("launch.pre-mortem-guess")

# %%
show("launch.pre-mortem")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: a partner's old interface.*

# %% [markdown]
# ## Closer look: a partner's old interface
#
# <!-- sitting: closer look at partners and the roadmap, when you like -->
#
# *Wednesday.* Korbmarkt switches its old [API](00_glossary.ipynb#api) off on 31 March. Others do the same somewhere, and some tell it in one line.
# What keeps you going when they are gone is a [way round](00_glossary.ipynb#way-round).

# %%
show("launch.sunset")

# %%
show("launch.latest-start")

# %%
show("launch.way-round")

# %%
show("launch.korbmarkt-line")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own launch (6<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own launch, when you like -->
#
# Now yours. How many get it, which fault must not happen, and how many would tell you? Then paste who tried it and what they found. What you paste
# stays on your computer. You can do one today and one another day.

# %%
explore("launch.own-seen")

# %%
explore("launch.own-beta")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own page (7<!-- =minutes.9 --> minutes).*

# %% [markdown]
# ## Your own page
#
# <!-- sitting: your own page, when you like -->
#
# Write what has to hold before your next launch, who stops it, and why it could fail. Then the partners that you lean on: paste your list, or
# begin with the three that hurt most.

# %%
explore("launch.own-board")

# %%
explore("launch.own-contracts")

# %% [markdown]
# **For your portfolio:** one page with your go/no-go criteria, the stop line and its owner, and one with the partners that you lean on.
#
# **Sources.** J. Hanley and A. Lippman-Hand, “If Nothing Goes Wrong, Is Everything All Right?”, JAMA 249, 1983 (read in part). A. Hilton, Google, 31
# March 2017, and “The Site Reliability Workbook” on canary releases (read in part). T. Xia and others, “Safe Velocity”, ICSE-SEIP 2019
# (abstract). T. Xifara and others on guardrails at Airbnb, 2021 (read in part). A. Wald, 1945 (limits computed here). V. Stavova and others, CACM 61(2), 2018
# (abstract). R. Dolan and J. Matthews, 1993, as a summary tells it. L. Kish, 1965. J. Nielsen, 1995 (read in part). G. Klein, 2007 (read in part). B. Veinott
# and others, 2010 (abstract). SEC on Knight Capital, 2013. Windows 10 1809 and CrowdStrike as reported. RFC 8594. Percentages of stages, 95 % and 85 % are
# conventions, no laws. What is read on stores is as of the copies of 2026. Nothing here is legal advice.
