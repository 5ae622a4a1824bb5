import { expect, test } from 'vitest'
import { z } from 'zod'
import sheetsAsPasted from '../../../../tests/fixtures/pasted-sheets.json' with { type: 'json' }
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { buildGrid } from '#server/views/grid/grid-view.ts'
import { choicesAsTyped } from '#server/views/grid/choice-names.ts'
import { decimalsOf, readPastedRow } from '#server/views/grid/read-pasted.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { pastedOf } from './match-heads.ts'

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const expected = z.union([
	value,
	z.strictObject({ oneOf: z.array(value) }),
	z.strictObject({ refused: z.string().nullable() }),
])
const sheets = z
	.array(
		z.strictObject({
			who: z.string(),
			list: z.enum(GRID_KINDS),
			currency: z.strictObject({ code: z.string(), usdPerUnit: z.number() }),
			heads: z.array(z.string()),
			rows: z.array(z.array(z.string())),
			expected: z.array(z.record(z.string(), expected)),
		}),
	)
	.parse(sheetsAsPasted)
type Sheet = (typeof sheets)[number]
type Value = z.infer<typeof value>

const planOf = ({ currency }: Sheet) => {
	const base = planFile()
	const site = base.sites[0]
	if (site === undefined) throw new Error('A plan has a site.')
	return planFile({
		currency: currency.code,
		usdPerCurrencyUnit: currency.usdPerUnit,
		sites: [site, { ...site, id: 'queretaro', name: 'Querétaro' }],
		powerContracts: [{ ...contract('oncor'), name: 'Oncor' }],
		applications: [{ id: 'support', name: 'Support copilot', archetype: 'customer-service', unitsAtStart: 2000 }],
		buildPhases: [
			{ ...hall('hall-a'), name: 'Hall A' },
			{ ...hall('hall-b'), name: 'Hall B' },
		],
	})
}

const isSame = (read: unknown, meant: Value): boolean => {
	if (typeof meant === 'number') return typeof read === 'number' && Math.abs(read - meant) <= Math.abs(meant) * 0.02
	const none = (one: unknown) =>
		one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0)
	const inOrder = (one: unknown) =>
		Array.isArray(one) ? JSON.stringify([...one].map(String).sort()) : JSON.stringify(one)
	return (none(read) && none(meant)) || inOrder(read) === inOrder(meant)
}

/** What comes of each cell that stands for a field: as it is meant, otherwise, or refused. */
function readSheet(sheet: Sheet): { cell: string; verdict: 'right' | 'wrong' | 'refused' | 'refused rightly' }[] {
	const plan = planOf(sheet)
	const { columns } = buildGrid(plan, sheet.list)
	const { fields, texts, headed } = pastedOf({ rows: [sheet.heads, ...sheet.rows], left: 0 }, { columns })
	const decimals = decimalsOf(sheet.list, { fields, rows: texts.map((row) => ({ id: null, texts: row })) })
	return sheet.expected.flatMap((row, at) =>
		Object.entries(row).map(([field, meant]) => {
			const place = fields.indexOf(field)
			const text = texts[at]?.[place] ?? ''
			const cell = `${sheet.who}: ${field} «${text}»`
			if (!headed || place < 0) return { cell: `${cell} has no heading`, verdict: 'refused' as const }
			const read = readPastedRow(
				{ plan, list: sheet.list, today: '2026-11' },
				{
					// As the sheet proposes where the plan counts in another currency.
					pricesIn: sheet.currency.code,
					fields: [field],
					row: { id: 'one', texts: [text] },
					decimals: [decimals[place] ?? ''],
					at,
				},
			)
			const isRefusal = typeof meant === 'object' && meant !== null && 'refused' in meant
			if (!read.ok) {
				const said = read.problems.map((problem) => problem.text).join(' ')
				return { cell: `${cell}: ${said}`, verdict: isRefusal ? ('refused rightly' as const) : ('refused' as const) }
			}
			const patch = read.patches.find((one) => one.field === field)
			const got: unknown = patch?.value
			if (isRefusal) return { cell: `${cell} → ${JSON.stringify(got)}`, verdict: 'wrong' as const }
			const all = typeof meant === 'object' && meant !== null && 'oneOf' in meant ? meant.oneOf : [meant]
			const isRight = all.some((one) => isSame(got, one) || (patch?.range !== null && isSame(patch?.range?.low, one)))
			return { cell: `${cell} → ${JSON.stringify(got)}`, verdict: isRight ? ('right' as const) : ('wrong' as const) }
		}),
	)
}

const LEAST_SHARE = 0.95

test('of sheets as planners keep them, written by somebody who knew nothing of this, 95 % of what can be read is', () => {
	const cells = sheets.flatMap(readSheet)
	const of = (verdict: ReturnType<typeof readSheet>[number]['verdict']) =>
		cells.filter((one) => one.verdict === verdict).map(({ cell }) => cell)
	expect(of('wrong')).toEqual([])
	expect(of('refused rightly')).toHaveLength(21)
	const understood = of('right').length / (cells.length - of('refused rightly').length)
	expect(of('refused')).toHaveLength(2)
	expect(understood).toBeGreaterThan(LEAST_SHARE)
})

test('what is refused comes with what could be meant, as texts that are taken', () => {
	const [plan] = sheets.map(planOf)
	if (plan === undefined) throw new Error('There are sheets.')
	const fixes = (list: Sheet['list'], field: string, text: string) => {
		const read = (typed: string) =>
			readPastedRow({ plan, list, today: '2026-11' }, { fields: [field], row: { id: 'one', texts: [typed] }, at: 0 })
		const refused = read(text)
		const all = refused.ok ? [] : refused.problems.flatMap((problem) => problem.fixes ?? [])
		expect(all.map((fix) => [fix, read(fix).ok])).toEqual(all.map((fix) => [fix, true]))
		return all
	}
	expect(fixes('powerContracts', 'startMonth', '9/1/2027')).toEqual(['2027-09', '2027-01'])
	expect(fixes('powerContracts', 'capacityMW', '150-200')).toEqual(['150..200'])
	expect(fixes('buildPhases', 'prefabShare', '0.3')).toEqual(['0.3%', '30%'])
	expect(fixes('chipOrders', 'accelerators', '10.000')).toEqual(['10,000', '10'])
	expect(fixes('powerContracts', 'kind', 'wind')).toEqual(['Physical/sleeved onshore wind PPA', 'Offshore wind PPA'])
	expect(fixes('chipOrders', 'chip', 'Blackwel')).not.toEqual([])
})

test('no name is of two choices of one list', () => {
	const plan = planFile()
	const plain = (text: string) => text.trim().toLowerCase()
	for (const list of GRID_KINDS)
		for (const { field } of buildGrid(plan, list).columns) {
			const facts = findGridFacts(list, field)
			const meant = new Map<string, string>()
			for (const { value, label, also = [] } of facts === null ? [] : choicesAsTyped(plan, facts))
				for (const name of [label, value, ...also].map(plain)) {
					expect([list, field, name, meant.get(name) ?? value]).toEqual([list, field, name, value])
					meant.set(name, value)
				}
		}
})
