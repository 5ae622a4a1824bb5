import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { editProblems, fileProblems } from '../grid/edit-problems.ts'
import { ownColumns } from './own-columns.ts'
import { buildOwnRowForm } from './own-row-form.ts'
import { buildOwnRows } from './own-rows-view.ts'
import { OWN_TABLES } from '#shared/grid/own-tables.ts'
import { builtInRow, builtInRows, readOwnRow } from './read-own-row.ts'

const plan = planFile({})
const address = (text: string) => new URLSearchParams(text)

/** Everything a form shows, as it would be sent. */
function sentBy(form: ReturnType<typeof buildOwnRowForm>): Readonly<Record<string, string>> {
	const fields = form?.fields.map(({ column, typed }) => [column.field, typed] as const) ?? []
	const cells =
		form?.tables.flatMap(({ field, columns, rows }) =>
			rows.flatMap((texts, at) =>
				columns.map(
					(column, place) => [`${field}.${at}.${column.field.slice(field.length + 1)}`, texts[place] ?? ''] as const,
				),
			),
		) ?? []
	return Object.fromEntries([...fields, ...cells])
}

test('a table the plan may bring rows of is on the page, each with what it settles', () => {
	expect(OWN_TABLES.toSorted()).toEqual(Object.keys(ownCatalogueSchema.shape).toSorted())
	expect(buildOwnRows(plan, address('')).tables.every(({ settles, rows }) => settles !== '' && rows.length === 0)).toBe(
		true,
	)
})

test.each(OWN_TABLES)('the form of a built-in row of %s, sent back whole, says what the catalogue says', (table) => {
	for (const { id } of builtInRows(table).slice(0, 3)) {
		const form = buildOwnRowForm(plan, address(`new=${table}&from=${encodeURIComponent(id)}`))
		const read = readOwnRow(plan, {
			table,
			id: null,
			from: id,
			typed: { ...sentBy(form), ...(form?.replaces === false && { id: 'Here' }) },
		})
		const parse = (row: object | null | undefined) =>
			JSON.stringify(ownCatalogueSchema.shape[table].parse([form?.replaces ? row : { ...row, id: 'Here' }])).replaceAll(
				'[]',
				'null',
			)
		expect(read.ok ? parse(read.rows[0]) : read.problems).toEqual(parse(builtInRow(table, id)))
	}
})

test('a share is shown and typed in hundredths, and figures under keys say what the keys are', () => {
	const { fields } = ownColumns('powerContractTypes')
	for (const path of ['capacityFactor', 'availability', 'ambientDerate', 'efficiencyLHV'])
		expect(fields.find((field) => field.path === path)).toMatchObject({ unit: '%', facts: { unit: 'share' } })
	const unitOf = (table: (typeof OWN_TABLES)[number], path: string) =>
		ownColumns(table).fields.find((field) => field.path === path)?.unit
	expect([
		unitOf('labourMarkets', 'electricians'),
		unitOf('costs', 'range.low'),
		unitOf('archetypes', 'inputTokensPerRequest.best'),
	]).toEqual(['people', 'USD million/MW', 'tokens per request'])
	const mix = ownColumns('gridRegions').lists.find(({ path }) => path === 'fuelMixShare')
	expect(mix?.columns.map(({ unit, facts }) => [facts.label, unit])).toEqual([
		['Fuel', ''],
		['Share', '%'],
	])
})

test('a row beside the catalogue’s takes its key from its name, and none that is taken', () => {
	const typed = {
		name: 'ERCOT',
		country: 'Kenya',
		emissionsKgPerMWh: '0.09 k',
		'fuelMixShare.0.key': 'hydro',
		'fuelMixShare.0.value': '60 %',
	}
	const read = readOwnRow(plan, { table: 'gridRegions', id: null, from: null, typed })
	const taken = builtInCatalogue.gridRegions.some(({ id }) => id === 'ercot')
	expect(read).toEqual({
		ok: true,
		rows: [
			{
				id: taken ? 'ercot-own' : 'ercot',
				name: 'ERCOT',
				country: 'KE',
				emissionsKgPerMWh: 90,
				fuelMixShare: { hydro: 0.6 },
			},
		],
	})
})

test('a column is emptied, a row taken away, and what cannot be read is refused at its field', () => {
	const own = { id: 'KE', weeklyHours: 45, leaveWeeks: 4, source: 'Labor act' }
	const kenya = planFile({ catalogue: { countryWork: [own] } })
	const edit = { table: 'countryWork', id: 'KE', from: null } as const
	expect(readOwnRow(kenya, { ...edit, typed: { leaveWeeks: '' } })).toEqual({
		ok: true,
		rows: [{ id: 'KE', weeklyHours: 45, source: 'Labor act' }],
	})
	expect(readOwnRow(kenya, { ...edit, typed: null })).toEqual({ ok: true, rows: [] })
	expect(readOwnRow(kenya, { ...edit, typed: { weeklyHours: 'many' } })).toMatchObject({
		problems: [{ field: 'weeklyHours' }],
	})
	const shown = buildOwnRows(kenya, address('own=countryWork/KE'))
	expect(shown.tables.find(({ table }) => table === 'countryWork')?.rows).toEqual([
		{
			id: 'KE',
			name: 'Kenya',
			figures: 'Typical site hours 45 h per week; Leave and holidays 4 weeks',
			source: 'Labor act',
			grade: '',
			replaces: true,
			differs: { name: null, figures: null, source: null },
		},
	])
	expect(shown.form?.fields.some(({ column }) => column.field === 'id')).toBe(false)
})

test('a file and a form say what is wrong with an own row in the words of its form', () => {
	const problem = { path: 'catalogue.gridRegions[0].gridLossShare', message: 'expected 0 to 1' }
	expect(fileProblems([problem])).toEqual(['Custom grid region 1, grid losses: expected 0 to 100%.'])
	expect(editProblems([problem])).toEqual([{ field: 'gridLossShare', text: 'Grid losses: expected 0 to 100%.' }])
})

test('what a column may be is named in words, not by the key it is kept under', () => {
	const named = OWN_TABLES.flatMap((table) => buildOwnRowForm(plan, address(`new=${table}`))?.fields ?? [])
	const labelsOf = (field: string) =>
		named.find(({ column }) => column.field === field)?.column.choices.map(({ label }) => label)
	expect(labelsOf('parameters.kind')).toEqual(['Chilled water', 'Evaporative cooling', 'Direct-to-chip liquid'])
	expect(labelsOf('regression.averageVariable')).toEqual(['Mean dry bulb', 'Mean wet bulb'])
	expect(labelsOf('parameters.sink')).toEqual(['Dry bulb', 'Wet bulb'])
	expect(labelsOf('taxClass')).toEqual(['MACRS, 5 years', 'MACRS, 15 years', 'MACRS, 20 years'])
	expect(labelsOf('nativePrecision')).toEqual(['BF16', 'FP8', 'MXFP4', 'NVFP4'])
})

test('rows of a scenario say what stands in the baseline where they differ, and which of the two alone has one', () => {
	const kenya = { id: 'KE', weeklyHours: 45, leaveWeeks: 4, source: 'Labor act', confidence: 'low' }
	const region = {
		id: 'kplc',
		name: 'Kenya Power',
		country: 'KE',
		emissionsKgPerMWh: 90,
		fuelMixShare: { hydro: 0.6, gas: 0.4 },
	}
	const quoted = { id: 'UG', weeklyHours: 48, leaveWeeks: 3 }
	const base = planFile({ catalogue: { countryWork: [kenya, quoted], gridRegions: [region] } })
	const scenario = planFile({
		catalogue: {
			countryWork: [{ ...kenya, weeklyHours: 40, leaveWeeks: null, source: 'Contractor', confidence: 'high' }],
			gridRegions: [
				{ ...region, name: 'KPLC', fuelMixShare: { hydro: 1 } },
				{ ...region, id: 'uedcl', name: 'UEDCL' },
			],
		},
	})
	const tableIn = (view: ReturnType<typeof buildOwnRows>, name: string) =>
		view.tables.find(({ table }) => table === name)
	const marked = buildOwnRows(scenario, address(''), base)
	expect(tableIn(marked, 'countryWork')?.rows.map(({ differs }) => differs)).toEqual([
		{
			name: null,
			figures: 'Baseline: Typical site hours 45 h per week; Leave and holidays 4 weeks',
			source: 'Baseline: low, Labor act',
		},
	])
	expect(tableIn(marked, 'countryWork')?.left).toMatchObject([
		{ id: 'UG', figures: 'Typical site hours 48 h per week; Leave and holidays 3 weeks' },
	])
	expect(tableIn(marked, 'countryWork')?.left.map(({ differs }) => differs.name)).toEqual(['Only in the baseline'])
	expect(
		tableIn(marked, 'gridRegions')?.rows.map(({ name, differs }) => [name, differs.name, differs.figures]),
	).toEqual([
		['KPLC', 'Baseline: Kenya Power', 'Baseline: Fuel mix hydro 60%, gas 40%'],
		['UEDCL', 'Not in the baseline', null],
	])
	for (const plain of [buildOwnRows(scenario, address('')), buildOwnRows(scenario, address(''), scenario)])
		expect(
			plain.tables.flatMap(({ rows, left }) => [
				...left,
				...rows.flatMap(({ differs }) => Object.values(differs).filter((one) => one !== null)),
			]),
		).toEqual([])
})
