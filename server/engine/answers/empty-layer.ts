import type { DocumentReader } from './figures/document-reader.ts'

const NAMES = ['finance.capexByLayer.models', 'finance.capexByLayer.applications']

/** Capital of the two layers that have none. */
export const emptyLayer: DocumentReader = (_, name, { month }) =>
	NAMES.includes(name)
		? {
				label: `Capital of the ${name.slice(name.lastIndexOf('.') + 1)} layer`,
				symbol: '$_cap',
				unit: 'USD',
				scope: 'plan',
				month: month ?? 'all',
				value: 0,
				rule: 'F6',
				source: 'Methodology §5',
				method:
					'Models and applications have no capital of their own: what they need is bought with power, halls and chips.',
				decided: 'Always 0.',
				facts: [],
			}
		: null
