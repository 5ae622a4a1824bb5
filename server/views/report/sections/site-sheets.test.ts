import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import type { Decision } from '#shared/decisions.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { madeDecision, madeDecisions } from '../../../../tests/factories/verdict/made-decision.ts'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { twoSites } from '../../../../tests/factories/two-sites.ts'
import { buildReport } from '../build-report.ts'
import type { Section } from '../report-model.ts'

const plan = twoSites('island', 'canal-flats')
const result = resultOf(runPlan(plan))
const sectionsOf = (settings: Partial<ReturnType<typeof issueFacts>['settings']>) =>
	buildReport({ plan, result, facts: issueFacts({ settings: { ...issueFacts().settings, ...settings } }) }).sections
const tablesIn = ({ blocks }: Section) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
const isSheet = ({ number }: Section) => /^\d+\.\d+$/.test(number)

test('in a Full each of several sites has a page of its own behind the sites, with what stands there and no other', () => {
	const sections = sectionsOf({ length: 'full', preset: 'lender' })
	const sheets = sections.filter(isSheet)
	expect(sheets.map(({ bookmark }) => bookmark).toSorted()).toEqual(plan.sites.map(({ name }) => name).toSorted())
	expect(sheets.every(({ id, setting }) => id === 'site' && setting === 'page')).toBe(true)
	const before = must(sections[sections.indexOf(must(sheets[0])) - 1])
	expect(sheets.map(({ number }) => number)).toEqual([`${before.number}.1`, `${before.number}.2`])
	for (const sheet of sheets) {
		const site = must(plan.sites.find(({ name }) => name === sheet.bookmark))
		const named = (list: readonly { readonly siteId: string; readonly id: string; readonly name: string | null }[]) =>
			list.filter(({ siteId }) => siteId === site.id).map(({ id, name }) => name ?? id)
		const told = (title: string) =>
			tablesIn(sheet)
				.filter((table) => table.title === title)
				.flatMap(({ rows }) => rows.map(([cell]) => must(cell).text))
		expect(told('Power contracts').toSorted()).toEqual(named(plan.powerContracts).toSorted())
		expect(told('Halls').toSorted()).toEqual(named(plan.buildPhases).toSorted())
		expect(sheet.finding.startsWith(`${site.name}: `) && !sheet.finding.endsWith('.')).toBe(true)
	}
})

test('what a site leaves unsaid is told by label, abbreviations as they are written', () => {
	const told = sectionsOf({ length: 'full' })
		.flatMap(tablesIn)
		.filter(({ title }) => title.startsWith('Defaults in use'))
		.flatMap(({ rows }) => rows.map(([, fields]) => must(fields).text))
	expect(told).toHaveLength(plan.sites.length)
	for (const text of told) expect(text).toMatch(/, design PUE, peak PUE, /)
})

test('delays of halls are told in months', () => {
	const [sheet] = sectionsOf({ length: 'full' }).filter(isSheet)
	const halls = must(tablesIn(must(sheet)).find(({ title }) => title === 'Halls'))
	const at = halls.columns.findIndex(({ name }) => name === 'Months late')
	for (const row of halls.rows) expect(must(row[at]).text).toMatch(/^[−\d]+$/)
})

test('a Brief has none, nor a plan of one site', () => {
	expect(sectionsOf({ length: 'brief', sections: ['summary', 'site'] }).filter(isSheet)).toEqual([])
	const one = reproduction({})
	const facts = issueFacts({ settings: { ...issueFacts().settings, length: 'full' } })
	expect(buildReport({ plan: one, result: resultOf(runPlan(one)), facts }).sections.filter(isSheet)).toEqual([])
})

test('sites stand under their numbers on the map whichever stands first, and the one that loses most is told first', () => {
	const found = [plan.sites, plan.sites.toReversed()].map((sites) => {
		const facts = issueFacts({ settings: { ...issueFacts().settings, length: 'full', sections: ['site'] } })
		const [section] = buildReport({ plan: { ...plan, sites }, result, facts }).sections.filter(
			({ id }) => id === 'site',
		)
		const cards = must(tablesIn(must(section)).find(({ title }) => title === 'Sites at a glance'))
		const numbered = cards.rows.map(([number, name]) => sites[Number(number?.text) - 1]?.name === name?.text)
		expect(numbered).toEqual([true, true])
		return { first: must(cards.rows[0]?.[1]).text, lede: must(section).lede }
	})
	expect(found.map(({ first }) => first)).toEqual([found[0]?.first, found[0]?.first])
	for (const { first, lede } of found) expect(lede.startsWith(`${first}: `)).toBe(true)
})

test('where not every site has a page it is said how many have', () => {
	const facts = issueFacts({ settings: { ...issueFacts().settings, length: 'full', sections: ['site'] } })
	const room = { sectionRows: 40, appendixRows: 40, statedRows: 40, wholeRows: 40, behind: true }
	const said = (sheets: number) =>
		buildReport({ plan, result, facts }, { ...room, sheets })
			.sections.flatMap(({ blocks }) => blocks)
			.flatMap((block) => (block.kind === 'prose' ? [block.title] : []))
	expect(said(1)).toContain('1 of 2 sites on pages of their own')
	expect(said(2).join()).not.toContain('on pages of their own')
})

/** An order of each site placed a month sooner, as if the engine had run it. */
const orderedSooner = (id: string): Decision =>
	madeDecision({
		...{ id: `order_month:${id}`, subject: `Order ${id}`, size: 1, actBy: '2099-01' },
		turns: { action: 'set', list: 'chipOrders', id, field: 'orderMonth', value: '2026-01', was: '2026-02' },
	})

test('a sheet tells the best change that is made at its site, and none that is made elsewhere', () => {
	const ordersAt = (siteId: string) => plan.chipOrders.filter((order) => order.siteId === siteId).map(({ id }) => id)
	const remedies = madeDecisions(plan.chipOrders.map(({ id }) => orderedSooner(id)))
	const facts = issueFacts({ settings: { ...issueFacts().settings, length: 'full', sections: ['site'] } })
	const { sections } = buildReport({ plan, result, facts, remedies })
	const told = sections.filter(isSheet).map((sheet) => ({
		name: sheet.bookmark,
		changes: tablesIn(sheet)
			.filter(({ title }) => title.startsWith('Options at this site'))
			.flatMap(({ rows }) => rows.map(([, change]) => must(change).text)),
	}))
	const asked = plan.sites.map(({ id, name }) => ({ name, order: ordersAt(id)[0] }))
	for (const { name, order } of asked) {
		const { changes } = must(told.find((one) => one.name === name))
		expect(changes).toHaveLength(order === undefined ? 0 : 1)
		expect(changes.join()).toContain(order === undefined ? '' : `Order ${order}`)
	}
})
