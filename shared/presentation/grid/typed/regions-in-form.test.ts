import { expect, test } from 'vitest'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { buildForm } from '../grid-form.ts'
import { readForm } from '../read-edits.ts'

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
