import { fieldFacts } from '#shared/fields/registry.ts'
import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { valueAt } from '../../grid/grid-rows.ts'
import type { PacketInput } from '../packet.ts'
import { kindOf } from './supply.ts'

type Gap = LargeLoad['missing'][number]
type List = 'sites' | 'powerContracts' | 'workloads'
type Entry = PlanFile[List][number]

/** What a utility asks, by the field that answers it, and what it wants it for. */
const OF_SITE = {
	siteControl: 'A request is not studied without the right to the land.',
	latitude: 'The place on the grid is found by it.',
	landHectares: 'It shows that the load fits the land.',
	'interconnection.connectionPoint': 'The study is of one substation, bus or line.',
	'interconnection.voltageKV': 'The level the load is connected at.',
	'interconnection.limitMW': 'What the connection is to carry.',
	'interconnection.transformers': 'The load that is left with the largest out of service rests on them.',
	'interconnection.otherRequestsMW': 'The same load asked for twice is counted twice.',
	'interconnection.rideThrough': 'A large load that trips at once disturbs the grid.',
	'interconnection.powerQuality':
		'Limits of harmonics, flicker and steps of load are agreed before service; converters of a data centre make harmonics.',
} as const
const OF_GRID_CONTRACT = {
	counterparty: 'Who is to serve.',
	collateralUsd: 'The security a request is backed with.',
	startDelayMonths: 'Without a late case, P90 is told as P50.',
} as const
const OF_PLANT = { maxHoursPerYear: 'Back-up that a permit limits is counted by its hours.' } as const
const OF_PAUSE = { maxHoursPerYear: 'How many hours a year the load may be asked to pause.' } as const
const OF_WORKLOAD = { flexibility: 'Until it is said, the work counts as firm.' } as const

const isMissing = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A delay of a contract is a group: it is called by its late case. */
const labelOf = (list: List, field: string): string => {
	const facts =
		field === 'startDelayMonths'
			? fieldFacts(list, 'startDelayMonths.p90')
			: field === 'interconnection.transformers'
				? fieldFacts(list, 'interconnection.transformers.MVA')
				: fieldFacts(list, field)
	return field === 'interconnection.transformers' ? `Transformers, ${facts.label.toLowerCase()}` : facts.label
}

type Asked = { readonly list: List; readonly entry: Entry; readonly siteId: string | null }

function gapsOf({ list, entry, siteId }: Asked, wanted: Readonly<Record<string, string>>): readonly Gap[] {
	return Object.entries(wanted)
		.filter(([field]) => isMissing(valueAt(entry, field.split('.'))))
		.map(([field, why]) => ({
			siteId,
			of: entry.name ?? entry.id,
			label: labelOf(list, field),
			why,
			page: listAddress(list, `edit=${encodeURIComponent(`${list}/${entry.id}`)}`),
			path: `${list}/${entry.id}/${field}`,
		}))
}

const APPLICANT = {
	organisation: { label: 'Applicant', why: 'A request is made by somebody who can sign it.' },
	contact: { label: 'Contact', why: 'Whom the utility asks back.' },
} as const

/** Who applies, where nobody is known: a plan file names none. */
export function gapsOfApplicant({ plan, applicant }: Pick<PacketInput, 'plan' | 'applicant'>): readonly Gap[] {
	return (['organisation', 'contact'] as const).flatMap((field): readonly Gap[] => {
		if (!isMissing(applicant?.[field])) return []
		return [{ siteId: null, of: plan.name, ...APPLICANT[field], page: 'reports', path: `applicant/${field}` }]
	})
}

/** What the plan does not say of what a utility asks: nothing is made up for it. */
export function gapsIn(plan: PlanFile): readonly Gap[] {
	const contracts = plan.powerContracts.flatMap((entry) => {
		const { role } = kindOf(plan, entry)
		const asked = { list: 'powerContracts', entry, siteId: entry.siteId } as const
		if (role === 'import') return gapsOf(asked, OF_GRID_CONTRACT)
		if (role === 'load') return gapsOf(asked, OF_PAUSE)
		return role === 'onsite_combustion' ? gapsOf(asked, OF_PLANT) : []
	})
	return [
		...plan.sites.flatMap((entry) => gapsOf({ list: 'sites', entry, siteId: entry.id }, OF_SITE)),
		...contracts,
		...plan.workloads.flatMap((entry) => gapsOf({ list: 'workloads', entry, siteId: null }, OF_WORKLOAD)),
	]
}
