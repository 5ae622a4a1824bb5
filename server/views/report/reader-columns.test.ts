import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { PLAIN_SETTINGS, type ReportPreset } from '#shared/schemas/report/report-settings.ts'
import { isMoney } from '#shared/units/money.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { headOf } from '../tables/head-of.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { singlesOf } from './appendices/formulas.ts'
import { buildReport } from './build-report.ts'

const plan = validPlan(must(TEMPLATES[0]).plan)
const result = computePlan(plan)
const SECTIONS = ['infrastructure', 'chips', 'energy', 'money'] as const

function tablesFor(preset: ReportPreset) {
	const settings = { ...PLAIN_SETTINGS, length: 'full' as const, preset, sections: [...SECTIONS] }
	const { sections } = buildReport({ plan, result, facts: issueFacts({ settings }) })
	return sections.map(({ id, blocks }) => ({
		id,
		tables: singlesOf(blocks).flatMap((block) => (block.kind === 'table' ? [block] : [])),
	}))
}
const headsOf = (preset: ReportPreset, title: string): readonly string[] => {
	const found = tablesFor(preset)
		.flatMap(({ tables }) => tables)
		.find((table) => table.title.startsWith(title))
	return must(found).columns.map(({ name }) => name)
}

test('a contractor and a training center are given no column of prices but where money is the subject', () => {
	for (const preset of ['contractor', 'training', 'utility'] as const) {
		for (const { id, tables } of tablesFor(preset)) {
			const money = tables.flatMap(({ title, columns, rows }) =>
				columns.flatMap(({ name }, index) =>
					index > 0 &&
					rows.every((row) => {
						const { holds, unit } = must(row[index])
						return holds === 'prices' || (unit !== undefined && isMoney(unit))
					})
						? [`${title}: ${name}`]
						: [],
				),
			)
			expect(money.length > 0, `${preset} ${String(id)} ${money.join()}`).toBe(id === 'money')
		}
	}
})

test('a lender sees the price of an order and the cost of a hall; a contractor when a hall begins and ends', () => {
	const price = headsOf('lender', 'Chip orders').filter((head) => !headsOf('contractor', 'Chip orders').includes(head))
	expect(price).toHaveLength(1)
	expect(price[0]).toMatch(/price/i)
	expect(headsOf('lender', 'Halls')).toContain(headOf('finance.halls.totalUsd'))
	const halls = must(
		tablesFor('contractor')
			.flatMap(({ tables }) => tables)
			.find(({ title }) => title.startsWith('Halls')),
	)
	for (const row of halls.rows) {
		const { start, finish } = must(Object.values(result.schedule).find(({ name }) => name === row[0]?.text))
		expect(row.slice(-2).map(({ text }) => text)).toEqual([shortMonth(start), shortMonth(must(finish))])
	}
})

test('every row keeps a cell for each column', () => {
	for (const preset of ['board', 'lender', 'utility', 'contractor', 'training'] as const)
		for (const { columns, rows } of tablesFor(preset).flatMap(({ tables }) => tables))
			for (const row of rows) expect(row).toHaveLength(columns.length)
})
