import type { Decision } from '#shared/decisions.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { MISSING, typedShare, usd } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, shortMonth, yearOf } from '#shared/formats/months.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { headlineTitle } from '../../../messages/verdict/headline-words.ts'
import { lossesToTell, lossWords } from '../../../messages/verdict/loss-words.ts'
import { overviewFinding } from '../../../findings/overview-finding.ts'
import { remedyTitle } from '../../../messages/remedies.ts'
import { isFinanced } from '../../../pages/money/net-value.ts'
import { type MoneyTile, moneyTiles } from '../../../pages/money/tiles.ts'
import { overviewFigures } from '../../../pages/overview-view.ts'
import { costText, regainedTexts } from '../../../remedies/remedies-view.ts'
import { chartOf, tableOf } from '../../parts/blocks.ts'
import { decisionsOf, isOverdue } from '../../parts/decisions/decisions.ts'
import { reportMonth } from '../../parts/report-month.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import { sitesBlocks } from '../../parts/verdict/sites-rows.ts'
import { stripBlock } from '../../parts/verdict/strip-block.ts'
import type { Block, ReportInput, SectionBody, SingleBlock } from '../../report-model.ts'
import { assumedValue } from '../exclusions.ts'
import { toPayText } from '../to-pay.ts'
import { decisionsAhead, ifNot, joined, lossesTable, notRun, oddsSentence } from '../reader-parts.ts'

const MOST_ASKED = 3
const MOST_CHANGES = 3

/** The dearest of what can still be decided, by the month they must be decided in. */
const askedOf = (input: ReportInput): readonly Decision[] =>
	decisionsAhead(input)
		.slice(0, MOST_ASKED)
		.toSorted((one, other) => one.actBy.localeCompare(other.actBy))

/** «Three decisions by June 2026; the largest loss is $5.58B of idle chips» */
function findingOf({ plan, result }: ReportInput, asked: readonly Decision[]): string {
	const last = asked.at(-1)
	const [loss] = lossesToTell(result.verdict)
	if (last === undefined || loss === undefined) return headlineTitle(plan, result)
	const { title, amount } = lossWords(plan, loss)
	const site = plan.sites.length > 1 ? plan.sites.find(({ id }) => id === loss.siteId)?.name : undefined
	const where = site === undefined ? '' : ` at ${site}`
	return `${sentenceCase(counted(asked.length, 'decision'))} by ${longMonth(last.actBy)}; the largest loss is ${amount}, ${title.toLowerCase()}${where}`
}

/** What is to be decided, and of several sites at which, where its title does not name it. */
function titleAt({ plan }: ReportInput, decision: Decision): string {
	const title = remedyTitle(decision)
	const site = plan.sites.length > 1 ? plan.sites.find(({ id }) => id === decision.siteId)?.name : undefined
	return site === undefined || title.includes(site) ? title : `${title} (${site})`
}

function decisionsTable(input: ReportInput, asked: readonly Decision[]): SingleBlock {
	const { remedies } = input
	if (remedies === undefined)
		return notRun('Decisions', 'lists what to decide, by when, at what cost, what it recovers and what happens if not')
	const { money } = remedies
	return tableOf({
		title: 'Decisions',
		columns: [left('By', 0.55), left('Decision', 1.6), right('Cost'), left('What it brings', 1.4), left('If not', 1.4)],
		rows: asked.map((decision) => [
			strong(shortMonth(decision.actBy)),
			words(titleAt(input, decision)),
			words(costText(decision.costUsd, money)),
			words(sentenceCase(regainedTexts(decision, money).join('; '))),
			words(ifNot(input, { decision, money })),
		]),
		least: MOST_ASKED,
		noun: 'decisions',
		empty: remedies.loses
			? 'No change that can still be decided recovers half of any loss for less than it costs.'
			: 'No decision is needed: nothing is lost from here on.',
	})
}

/** Orders and signatures that the plan itself states and that are overdue: told in a line, not asked again. */
function overdueBlocks(input: ReportInput): readonly SingleBlock[] {
	const now = reportMonth(input)
	const late = decisionsOf(input).filter((one) => isOverdue(one, now))
	const deeds = late.reduce((sum, { deeds: own = 1 }) => sum + own, 0)
	const [first] = late
	if (first === undefined) return []
	return [
		{
			kind: 'prose',
			title: '',
			text: `${sentenceCase(counted(deeds, 'order or signature', 'orders or signatures'))} of the plan ${deeds === 1 ? 'is' : 'are'} overdue or not confirmed. Oldest, ${longMonth(first.by)}: ${first.what.charAt(0).toLowerCase()}${first.what.slice(1)}.`,
		},
	]
}

function figuresBlock({ plan, result }: ReportInput): Block {
	const [full, ...others] = overviewFigures(plan, result)
	const { targetMonth } = result.verdict.headline.facts
	const target = targetMonth === null ? '' : `; target ${shortMonth(targetMonth)}`
	const figures = figuresFrom({ plan, result })
	const tiles = moneyTiles({ plan, result }, figures)
	const bare = figures.figure('finance.returns.projectNpvWithoutEndUsd')
	const withoutEnd = (tile: MoneyTile): MoneyTile =>
		tile.label === 'Project NPV' && tile.value !== MISSING
			? {
					...tile,
					note: `${bare.text} without residual value; ${isFinanced(result) ? 'after' : 'before debt and'} tax`,
				}
			: tile
	const wanted = ['Capex', 'Project IRR', 'Project NPV', 'Idle capacity', 'Accelerator-hour']
	const money = wanted.flatMap((label) => tiles.find((tile) => tile.label === label) ?? []).map(withoutEnd)
	const shown = full === undefined ? others : [{ ...full, note: `${full.note}${target}` }, ...money]
	return { kind: 'figures', figures: shown.slice(0, 5), perRow: 5 }
}

/** What capacity without work costs, year by year; nothing where none stands idle. */
function idleBlocks({ plan, result }: ReportInput): readonly SingleBlock[] {
	if (result.finance.totals.idleUsd <= 0) return []
	const { figure, money } = figuresFrom({ plan, result })
	const rows = [...new Set(result.months.map(yearOf))].map((year) => ({
		year,
		of: figure('finance.unitCosts.idleUsd', { at: String(year) }),
	}))
	const [most] = rows.toSorted((one, other) => (other.of.value ?? 0) - (one.of.value ?? 0))
	const title = most === undefined ? 'Idle capacity' : `Idle capacity costs most in ${String(most.year)}`
	return [
		chartOf({
			title,
			measure: `Powered and unused: share of the cost of chips, halls and power, ${money.code}/year`,
			alt: `${title}. ${rows.map(({ year, of }) => `${String(year)}: ${usd(of.value ?? 0, money)}.`).join(' ')}`,
			source: `All that is unused, at full cost. A loss is only what exceeds a reserve of ${typedShare(assumedValue(plan, 'idleReserve'))}, from the status month.`,
			chart: {
				type: 'bars',
				model: {
					unit: money.code,
					rows: rows
						.filter(({ of }) => (of.value ?? 0) > 0)
						.map(({ year, of }) => barOf(of, { name: String(year), colour: 'chips' })),
				},
			},
		}),
	]
}

/** Nothing once all is paid. */
function toPayBlocks(input: ReportInput): readonly SingleBlock[] {
	const text = toPayText(input)
	return text === null ? [] : [{ kind: 'prose', title: '', text }]
}

/** What moved since the last issue; of a print or a first issue that there is none. */
function sinceBlocks({ facts: { changes, number } }: ReportInput): readonly SingleBlock[] {
	if (changes === null)
		return [
			{
				kind: 'prose',
				title: '',
				text: `Since the last issue: ${number === null ? 'an unnumbered print is compared with none' : 'this is the first'}.`,
			},
		]
	const figures = changes.figures.slice(0, MOST_CHANGES)
	return [
		tableOf({
			title: `Since issue ${changes.since}`,
			columns: [left('What', 1.6), left('Was', 1), left('Is', 1)],
			rows: [
				...changes.edits
					.slice(0, MOST_CHANGES)
					.map(({ place, before, after }) => [words(place), words(before), words(after)]),
				...figures.map(({ name, before, after }) => [words(name), words(before), words(after)]),
			],
			least: 4,
			noun: 'changes',
			empty: 'Nothing changed.',
		}),
	]
}

/** What the board is asked, by when, what is at stake, and what happens if not. */
export function boardPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const asked = askedOf(input)
	const { title, lede } = overviewFinding(plan, result)
	const finding = findingOf(input, asked)
	return {
		bookmark: 'Decisions for the board',
		finding,
		lede: joined([finding === title ? '' : `${title}.`, lede, oddsSentence(input)]),
		blocks: [
			figuresBlock(input),
			decisionsTable(input, asked),
			...overdueBlocks(input),
			...toPayBlocks(input),
			stripBlock(result),
			...sitesBlocks(plan, result),
			{
				kind: 'pair',
				share: 0.48,
				left: idleBlocks(input),
				right: [lossesTable(input, { title: 'Largest losses, in money', most: 3 })],
			},
			...sinceBlocks(input),
		],
	}
}
