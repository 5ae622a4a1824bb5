/** Of two steps of one hall: the later starts so many months after the earlier ends (FS) or starts (SS); below 0 before. */
export type StepLink = {
	readonly from: string
	readonly to: string
	readonly type: 'FS' | 'SS'
	readonly lagMonths: number
}
export type TradeWork = { readonly trade: string; readonly hours: number }

/** What a schedule of another tool is made of beside dates: how steps are linked, who works on what, in which week. */
export type ScheduleLogic = {
	/** by the id of the hall */
	readonly links: Readonly<Record<string, readonly StepLink[]>>
	/** as planned, by `phase:hall-a/shell`, `order:first`, `contract:gas` */
	readonly hours: Readonly<Record<string, readonly TradeWork[]>>
	/** hours a worker works in a week, by the id of the site */
	readonly weeklyHours: Readonly<Record<string, number>>
}
