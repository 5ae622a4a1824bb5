import { useState } from 'react'
import { Area, Bar, Brush, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { formatFigure } from '#shared/units/format.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import { shortMonth } from '#shared/formats/months.ts'

const HEIGHT = 320
const paint = (token: string) => `var(--color-${token})`
const tick = { fontSize: 11, fill: 'var(--color-ink-3)' }

/** The chart again, to be zoomed by its lower edge and read month by month under the pointer. */
export default function ExploreChart({ model }: { model: TimeChartModel }) {
	const [index, setIndex] = useState<number | null>(null)
	const series = [...model.bars, ...model.steps]
	const rows = model.months.map((month, at) => ({
		month,
		...Object.fromEntries(series.map(({ name, values }) => [name, values[at] ?? 0])),
	}))
	const month = index === null ? undefined : model.months[index]
	return (
		<div>
			<ResponsiveContainer width="100%" height={HEIGHT} debounce={60}>
				<ComposedChart
					data={rows}
					margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
					onMouseMove={(state) => {
						const at = Number(state.activeTooltipIndex)
						setIndex(Number.isInteger(at) ? at : null)
					}}
				>
					<CartesianGrid vertical={false} stroke="var(--color-hair)" />
					<XAxis
						dataKey="month"
						tickLine={false}
						axisLine={{ stroke: 'var(--color-line-strong)' }}
						tick={tick}
						tickFormatter={shortMonth}
						minTickGap={48}
					/>
					<YAxis
						tickLine={false}
						axisLine={false}
						tick={tick}
						width={56}
						tickFormatter={(value: number) => formatFigure(value, { digits: 3 })}
					/>
					{model.bars.map((bar) => (
						<Bar key={bar.name} dataKey={bar.name} stackId="bars" fill={paint(bar.colour)} isAnimationActive={false} />
					))}
					{model.steps.map((step) =>
						step.area === undefined ? (
							<Line
								key={step.name}
								dataKey={step.name}
								type="stepAfter"
								stroke={paint(step.colour)}
								strokeWidth={2}
								strokeDasharray={(step.look ?? 'solid') === 'solid' ? '' : '4 3'}
								dot={false}
								isAnimationActive={false}
							/>
						) : (
							<Area
								key={step.name}
								dataKey={step.name}
								type="stepAfter"
								stroke={paint(step.colour)}
								fill={paint(step.area)}
								strokeWidth={2}
								dot={false}
								isAnimationActive={false}
							/>
						),
					)}
					<Brush
						dataKey="month"
						height={22}
						stroke="var(--color-ink-3)"
						fill="var(--color-surface)"
						tickFormatter={shortMonth}
					/>
				</ComposedChart>
			</ResponsiveContainer>
			<p className="mt-3 text-grid text-ink-2" role="status">
				{month === undefined
					? 'Hover a month to see its values.'
					: `${shortMonth(month)}: ${series.map(({ name, values }) => `${name} ${formatFigure(values[index ?? 0] ?? 0, { digits: 3 })}`).join(' · ')} ${model.unit}`}
			</p>
		</div>
	)
}
