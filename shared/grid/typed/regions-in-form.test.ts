import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { buildForm } from '#server/views/grid/grid-form.ts'
import { readForm } from '#server/views/grid/read-edits.ts'
import { readPastedRow } from '#server/views/grid/read-pasted.ts'

const plan = planFile({
	applications: [
		{
			...{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 1000 },
			demandRegions: [{ region: 'us-central', share: 0.6 }],
		},
	],
})

test('regions of users stand by their names in the form of an application, and read back as what they are', () => {
	const form = buildForm({ plan, list: 'applications', id: 'chat' })
	const [table] = form?.tables ?? []
	expect(table?.rows).toEqual([['US Central', '0.6']])
	expect(table?.columns[0]?.choices).toContainEqual({ value: 'japan', label: 'Japan' })
	const fields = {
		'demandRegions.0.region': 'US Central',
		'demandRegions.0.share': '60 %',
		'demandRegions.1.region': 'japan',
		'demandRegions.1.share': '0.4',
		'demandRegions.2.region': '',
		'demandRegions.2.share': '',
	}
	expect(readForm({ plan, list: 'applications' }, { id: 'chat', fields })).toMatchObject({
		ok: true,
		patches: [
			{
				field: 'demandRegions',
				value: [
					{ region: 'us-central', share: 0.6 },
					{ region: 'japan', share: 0.4 },
				],
			},
		],
	})
})

test('countries that a workload may run in are typed by name or code', () => {
	const read = (text: string) => readForm({ plan, list: 'workloads' }, { id: 'w', fields: { residency: text } })
	expect(read('Germany, JP')).toMatchObject({ ok: true, patches: [{ field: 'residency', value: ['DE', 'JP'] }] })
	expect(read('Atlantis')).toMatchObject({ ok: false })
})

test('the country of a site is typed by name or code, in a form, a cell and a pasted row, and shown by its name', () => {
	const where = { plan: planFile({ sites: [{ id: 's', name: 'S', country: 'ES' }] }), list: 'sites' } as const
	const country = buildForm({ ...where, id: 's' })?.fields.find(({ column }) => column.field === 'country')
	expect(country).toMatchObject({ typed: 'Spain', column: { control: 'pick' } })
	expect(country?.column.choices).toContainEqual({ value: 'MN', label: 'Mongolia' })
	const codes = { ES: 'ES', Spain: 'ES', 'spain ': 'ES', UK: 'GB', USA: 'US', Turkiye: 'TR', Turkey: 'TR', Portu: 'PT' }
	for (const [text, code] of Object.entries(codes)) {
		const patch = { field: 'country', value: code }
		expect(readForm(where, { id: 's', fields: { country: text } })).toMatchObject({ ok: true, patches: [patch] })
		const row = { id: 's', texts: [text] }
		expect(readPastedRow(where, { fields: ['country'], row, at: 0 })).toMatchObject({ ok: true, patches: [patch] })
	}
	const refusal = (text: string) => readForm(where, { id: 's', fields: { country: text } })
	const told = (text: string, fixes?: readonly string[]) => ({
		ok: false,
		problems: [{ field: 'country', text, fixes }],
	})
	const near = told('Country: “Spian” not found. Did you mean Spain or Sudan?', ['Spain', 'Sudan'])
	expect(refusal('Spian')).toEqual(near)
	expect(refusal('Atlantis')).toEqual(told('Country: “Atlantis” not found. Choose one from the list.'))
	expect(refusal('XX')).toMatchObject({ ok: false })
})
