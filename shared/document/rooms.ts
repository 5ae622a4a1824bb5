/** Where the document keeps what is told of each place by its id, the scope that is, and what its keys begin with. */
export const ROOMS = [
	{ room: 'workforce.bySite', scope: 'site', prefix: 'workforce.bySite' },
	{ room: 'finance.land', scope: 'site', prefix: 'finance.land.' },
	{ room: 'finance.substations', scope: 'site', prefix: 'finance.substations.' },
	{ room: 'sites', scope: 'site', prefix: '' },
	{ room: 'contracts', scope: 'contract', prefix: 'contracts.' },
	{ room: 'halls', scope: 'phase', prefix: 'halls.' },
	{ room: 'finance.halls', scope: 'phase', prefix: 'finance.halls.' },
	{ room: 'finance.plants', scope: 'contract', prefix: 'finance.plants.' },
	{ room: 'finance.unitCosts.acceleratorHours', scope: 'pool', prefix: 'finance.unitCosts.acceleratorHours.' },
	{ room: 'finance.unitCosts.contracts', scope: 'contract', prefix: 'finance.unitCosts.contracts.' },
	{ room: 'finance.unitCosts.workloads', scope: 'workload', prefix: 'finance.unitCosts.workloads.' },
	{ room: 'finance.quarters', scope: 'quarter', prefix: 'finance.quarters.' },
	{ room: 'workloads', scope: 'workload', prefix: '' },
	{ room: 'applications', scope: 'application', prefix: '' },
	{ room: 'workforce.trades', scope: 'trade', prefix: 'workforce.trades.' },
	...['unlevelled.trades', 'byLayer.energy', 'byLayer.chips', 'byLayer.infrastructure', 'byLayer.models'].map(
		(name) => ({
			room: `workforce.${name}`,
			scope: 'trade',
			prefix: `workforce.${name}`,
		}),
	),
] as const
