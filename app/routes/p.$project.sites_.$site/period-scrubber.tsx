import { Form, Link, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { PERIOD, placeOf, searchWith } from '#shared/pages/page-part.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'

/** A slider that stands so long on a month asks for it. */
const PAUSE_MS = 140

type ScrubberProps = { months: readonly string[]; period: string | null }

/** The address's search over the whole plan. */
function searchOfAll(current: URLSearchParams): string {
	const others = [...current].filter(([name]) => name !== PERIOD)
	return `?${new URLSearchParams(others).toString()}`
}

/** Turns the page's figures and tables to a month, which stands in the address. */
export function PeriodScrubber({ months, period }: ScrubberProps) {
	const scripts = useScripts()
	const [search] = useSearchParams()
	const all = (
		<Link to={searchOfAll(search)} preventScrollReset aria-current={period === null ? 'true' : undefined}>
			Whole plan
		</Link>
	)
	return (
		<section className="period" aria-label="Period">
			<nav className="segments" aria-label="Of when">
				{all}
			</nav>
			{scripts ? <Slider months={months} period={period} /> : <MonthForm months={months} period={period} />}
		</section>
	)
}

/** A native slider: pointer, touch, arrow keys, Home and End. */
function Slider({ months, period }: ScrubberProps) {
	const [search] = useSearchParams()
	const navigate = useNavigate()
	const busy = useNavigation().state !== 'idle'
	const [moved, setMoved] = useState<number | null>(null)
	const last = Math.max(0, months.length - 1)
	const index = moved ?? (period === null ? last : months.indexOf(period))
	const month = months[index] ?? ''
	useEffect(() => {
		if (moved === null) return
		// What is typed of the address is what it is now: a tab that was opened meanwhile stays open.
		const timer = setTimeout(() => {
			setMoved(null)
			if (month !== period)
				navigate(searchWith(search, { name: PERIOD, value: month }), { replace: true, preventScrollReset: true })
		}, PAUSE_MS)
		return () => {
			clearTimeout(timer)
		}
	}, [moved, month, period, search, navigate])
	const isOfAll = period === null && moved === null
	return (
		<>
			<span className="period-end" aria-hidden>
				{shortMonth(months[0] ?? '')}
			</span>
			<input
				type="range"
				aria-label="Month to look at"
				aria-valuetext={isOfAll ? 'Whole plan' : longMonth(month)}
				min={0}
				max={last}
				value={index}
				onChange={(event) => {
					setMoved(Number(event.currentTarget.value))
				}}
			/>
			<span className="period-end" aria-hidden>
				{shortMonth(months[last] ?? '')}
			</span>
			<b>{isOfAll ? 'Whole plan' : longMonth(month)}</b>
			<span className="text-ink-3" role="status">
				{busy || moved !== null ? 'recalculating' : ''}
			</span>
		</>
	)
}

function MonthForm({ months, period }: ScrubberProps) {
	const [search] = useSearchParams()
	return (
		<Form className="flex items-end gap-2" preventScrollReset>
			{placeOf(search).map(([name, value]) =>
				name === PERIOD ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			<Select label={<span className="sr-only">Month to look at</span>} name={PERIOD} defaultValue={period ?? ''}>
				{months.map((month) => (
					<option key={month} value={month}>
						{longMonth(month)}
					</option>
				))}
			</Select>
			<Button size="small">Look</Button>
		</Form>
	)
}
