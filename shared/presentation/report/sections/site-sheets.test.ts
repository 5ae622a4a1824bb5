import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
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
		const cards = must(tablesIn(must(section)).find(({ title }) => title === 'What each site comes to'))
		const numbered = cards.rows.map(([number, name]) => sites[Number(number?.text) - 1]?.name === name?.text)
		expect(numbered).toEqual([true, true])
		return { first: must(cards.rows[0]?.[1]).text, lede: must(section).lede }
	})
	expect(found.map(({ first }) => first)).toEqual([found[0]?.first, found[0]?.first])
	for (const { first, lede } of found) expect(lede.startsWith(`${first}: `)).toBe(true)
})
