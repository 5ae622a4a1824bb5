import { Link, useSearchParams } from '@remix-run/react'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { handlesOf } from '#shared/charts/gantt-layout.ts'
import { drawGantt } from '#shared/charts/gantt.ts'
import type { GanttLine, GanttModel } from '#shared/charts/gantt-model.ts'
import { searchTurned } from '#shared/pages/schedule-address.ts'
import { BarHandles } from './bar-handles.tsx'

const WIDTH = 326

type PhoneDatesItem = Extract<GanttLine, { kind: 'item' }>
type PhoneDatesGroup = {
	readonly head: Exclude<GanttLine, PhoneDatesItem> | null
	readonly items: readonly PhoneDatesItem[]
}

function groupsIn(lines: readonly GanttLine[]): readonly PhoneDatesGroup[] {
	return lines.reduce<readonly PhoneDatesGroup[]>((groups, line) => {
		if (line.kind !== 'item') return [...groups, { head: line, items: [] }]
		const last = groups.at(-1) ?? { head: null, items: [] }
		return [...groups.slice(0, -1), { ...last, items: [...last.items, line] }]
	}, [])
}

function slips(items: readonly PhoneDatesItem[]): string {
	const late = items.filter(({ row }) => row.delayMonths > 0)
	const worst = Math.max(...late.map(({ row }) => row.delayMonths))
	return late.length === 0 ? '' : `${String(late.length)} slip, worst +${String(worst)} mo`
}

type PhoneDatesProps = { model: GanttModel; today: string; selected: string | null; first: string; label: string }

/** The schedule on a phone, group by group: name and cause stand above each bar, and a folded group says what in it slips. */
export function PhoneDates({ model, today, selected, first, label }: PhoneDatesProps) {
	const [search] = useSearchParams()
	const month = WIDTH / Math.max(1, model.months.length)
	const groups = groupsIn(model.lines)
	const drawn = ({ items }: PhoneDatesGroup) => {
		const size = { model: { ...model, lines: items, links: [] }, form: 'above', width: WIDTH } as const
		return (
			<div className="gantt-picture mt-2" style={{ width: WIDTH }}>
				<GeometrySvg geometry={drawGantt({ ...size, today, selected })} label={label} />
				<BarHandles handles={handlesOf(size)} first={first} month={month} moving={null} />
			</div>
		)
	}
	return (
		<div className="phone-only card-body grid grid-cols-1 gap-1 overflow-x-auto">
			{groups.map((group, at) => {
				const { head, items } = group
				if (head === null) return <div key={at}>{drawn(group)}</div>
				const name = (
					<>
						{head.layer !== null && <LayerDot layer={head.layer} />} <b>{head.name}</b> {head.sub}
					</>
				)
				if (items.length === 0)
					return head.folded ? (
						<Link key={head.key} to={searchTurned(search, head.key)} preventScrollReset className="gantt-phone-head">
							{name}
						</Link>
					) : (
						<p key={head.key}>{name}</p>
					)
				return (
					<details key={head.key} open={items.some(({ row }) => row.ref === selected) || undefined}>
						<summary className="gantt-phone-head">
							{name} <span className="text-failing">{slips(items)}</span>
						</summary>
						{drawn(group)}
					</details>
				)
			})}
		</div>
	)
}
