import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology §2'
const month = { per: 'month', kind: 'state', source: SOURCE } as const
const pool = { ...month, scope: 'pool', unit: 'accelerators' } as const
const site = { ...month, scope: 'site', unit: 'tokensPerSecond' } as const

export const diversity = defineOutput({
	...month,
	kind: 'rate',
	scope: 'site',
	unit: 'ratio',
	rule: 'C3',
	id: 'chips.diversity',
	symbol: 'D',
	label: 'Coincident IT peak over nameplate',
})

/** Power that leases take before any accelerators; what cannot be fed is cut. */
export const leasedFed = defineOutput({
	...month,
	scope: 'site',
	unit: 'itMW',
	rule: 'mM2',
	key: 'sites.leasedItMW',
	symbol: 'q_fed',
	label: 'Leased IT power with power',
})

export const poolEnergised = defineOutput({
	...pool,
	rule: 'B5',
	id: 'chips.energised',
	symbol: 'n_en',
	label: 'Energized accelerators',
})
export const poolAllocated = defineOutput({
	...pool,
	rule: 'B6',
	id: 'chips.allocated',
	symbol: 'n_all',
	label: 'Accelerators allocated to workloads',
})
export const poolTraining = defineOutput({
	...pool,
	rule: 'B6',
	id: 'chips.allocatedToTraining',
	symbol: 'n_train',
	label: 'Accelerators allocated to training and batch',
})
export const poolBusy = defineOutput({
	...pool,
	rule: 'pW2',
	id: 'chips.busy',
	symbol: 'n_busy',
	label: 'Accelerators in use, monthly mean',
})
export const poolBusyTraining = defineOutput({
	...pool,
	rule: 'pW2',
	id: 'chips.busyTraining',
	symbol: 'n_busy,train',
	label: 'Accelerators in use, excl. inference, monthly mean',
})
/** They stand by for work that may stop, and can't be let. */
export const poolIdle = defineOutput({
	...pool,
	rule: 'lP3',
	id: 'chips.idleForFlexible',
	symbol: 'n_idle,flex',
	label: 'Idle energized accelerators usable only by interruptible work',
})
export const flexibleIt = defineOutput({
	...month,
	scope: 'site',
	unit: 'itMW',
	rule: 'lP5',
	id: 'chips.flexibleItPower',
	symbol: 'P_avg,flex',
	label: 'Average IT power of pausable work',
})
export const orderEnergised = defineOutput({
	...pool,
	scope: 'order',
	rule: 'B5',
	id: 'chips.orderEnergised',
	symbol: 'n_en,o',
	label: 'Energized accelerators of an order',
})

/** They pay whether they use or not, and are served before all work. */
export const orderReserved = defineOutput({
	...pool,
	scope: 'order',
	rule: 'lP31',
	id: 'chips.reserved',
	symbol: 'n_res',
	label: 'Energized accelerators that customers have reserved',
})

export const tokensRequired = defineOutput({
	...site,
	rule: 'B9',
	key: 'sites.layers.models.required',
	symbol: 'T_req',
	label: 'Peak output token demand',
	short: 'Peak output demand on models',
})
export const tokensReady = defineOutput({
	...site,
	rule: 'M10',
	key: 'sites.layers.models.available',
	symbol: 'T_ready',
	label: 'Peak output demand with a ready model',
	short: 'Output demand with a ready model',
})
export const tokensServed = defineOutput({
	...site,
	rule: 'B9',
	key: 'sites.layers.applications.available',
	symbol: 'T_served',
	label: 'Output tokens/s served at the peak',
	short: 'Output served at the peak',
})

export const siteWorkShare = defineOutput({
	...site,
	kind: 'rate',
	unit: 'share',
	rule: 'lP6',
	key: 'sites.workShare',
	symbol: '1 − u',
	label: 'Share of load served',
})

export const chipsRequired = defineOutput({
	...pool,
	scope: 'site',
	rule: 'B9',
	key: 'sites.layers.chips.required',
	symbol: 'n_req,site',
	label: 'Accelerators needed at a site, incl. spares',
	short: 'Accelerators needed, incl. spares',
})
/** Σ over pools of min(available, required): one pool's surplus does not serve another's demand. */
export const chipsMet = defineOutput({
	...pool,
	scope: 'site',
	rule: 'B10',
	id: 'chips.met',
	symbol: 'n_met',
	label: 'Accelerators needed and available by pool',
})
const ofSite = { ...month, scope: 'site', unit: 'itMW' } as const
export const demandedNameplate = defineOutput({
	...ofSite,
	rule: 'B9',
	id: 'infrastructure.demandedNameplate',
	symbol: 'P_name,req',
	label: 'IT nameplate of accelerators needed, excl. spares',
})
export const unservedNameplate = defineOutput({
	...ofSite,
	rule: 'B16',
	id: 'infrastructure.unservedNameplate',
	symbol: 'P_name,lost',
	label: 'IT nameplate of accelerators needed, not allocated',
})
export const missedNameplate = defineOutput({
	...ofSite,
	rule: 'C2',
	id: 'infrastructure.missedNameplate',
	symbol: 'P_name,miss',
	label: 'IT nameplate without power caps that is not given, or that caps slow',
})
/** 0 where a workload may run at the site, or something of it is let. */
export const targetDemand = defineOutput({
	...ofSite,
	rule: 'B9',
	id: 'infrastructure.targetDemand',
	symbol: 'P_target',
	label: 'Target of a site without workloads or leases, from its first planned finish',
})

const application = { ...month, scope: 'application', unit: 'tokensPerSecond' } as const
export const applicationServed = defineOutput({
	...application,
	rule: 'B14',
	key: 'applications.servedTokensPerSecond',
	symbol: 'T_app',
	label: 'Output tokens/s of an application served at the peak',
	short: 'Served at the peak',
})
