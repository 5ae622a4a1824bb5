import { defineTotal } from '../../kernel/add-up.ts'
import { contributionBefore, contributionCapex } from '../contribution.ts'
import { connectionBefore, hallBefore } from '../finance-before.ts'
import { connectionCapex } from '../finance-connection.ts'
import { hallCapex } from '../finance-halls.ts'
import { substationBefore, substationCapex } from '../halls/substations.ts'
import { landBefore, landCapex } from '../land/land.ts'
import { plantBefore, plantCapex, upgradeBefore, upgradeCapex } from '../plant-capital.ts'

const shared = {
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM5',
	source: 'Methodology, money M5.2',
} as const

const ofHall = { ...shared, scope: 'phase' } as const
const ofContract = { ...shared, scope: 'contract' } as const

/** What is paid of an asset by the end of the plan. */
export const paid = {
	hall: defineTotal({
		...ofHall,
		of: [hallCapex, hallBefore],
		id: 'finance.hallPaid',
		symbol: '$_paid,hall',
		label: 'Paid for a hall by plan end',
	}),
	substation: defineTotal({
		...ofHall,
		of: [substationCapex, substationBefore],
		id: 'finance.substationPaid',
		symbol: '$_paid,sub',
		label: 'Paid for a hall’s share of the substation by plan end',
	}),
	plant: defineTotal({
		...ofContract,
		of: [plantCapex, plantBefore],
		id: 'finance.plantPaid',
		symbol: '$_paid,plant',
		label: 'Paid for a plant or battery by plan end',
	}),
	grid: defineTotal({
		...ofContract,
		of: [connectionCapex, connectionBefore, upgradeCapex, upgradeBefore],
		id: 'finance.gridPaid',
		symbol: '$_paid,grid',
		label: 'Paid for an interconnection and its upgrades by plan end',
	}),
	contribution: defineTotal({
		...shared,
		scope: 'work',
		of: [contributionCapex, contributionBefore],
		id: 'finance.contributionPaid',
		symbol: '$_paid,aid',
		label: 'Contribution to a third-party upgrade by plan end',
	}),
	land: defineTotal({
		...shared,
		scope: 'site',
		of: [landCapex, landBefore],
		id: 'finance.landPaid',
		symbol: '$_paid,land',
		label: 'Paid for land by plan end',
	}),
} as const
