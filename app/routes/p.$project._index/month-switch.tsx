import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { FlowView } from '#server/views/pages/flow-view.ts'
import { FLOW_MONTH } from '#shared/pages/flow-month.ts'

/** The month before, the month after, or any: a form that works before scripts, and by itself with them. */
export function MonthSwitch({ month, months }: Pick<FlowView, 'month' | 'months'>) {
	const [search] = useSearchParams()
	const submit = useSubmit()
	const scripts = useScripts()
	const to = useAddressWith(FLOW_MONTH)
	const index = months.findIndex((own) => own.month === month)
	const beside = (words: string, step: number) => {
		const other = months[index + step]
		return (
			other && (
				<Link
					to={to(other.month)}
					className="button button-small"
					preventScrollReset
					aria-label={`${words}, ${other.name}`}
				>
					{step < 0 ? '‹' : '›'}
				</Link>
			)
		)
	}
	return (
		<Form method="get" className="flex items-center gap-2" preventScrollReset>
			{[...search].map(([name, value]) =>
				name === FLOW_MONTH ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			{beside('Previous month', -1)}
			<div className="field-box">
				<select
					key={month}
					name={FLOW_MONTH}
					aria-label="Month shown"
					defaultValue={month}
					onChange={(event) => {
						submit(event.currentTarget.form, { preventScrollReset: true })
					}}
				>
					{months.map((own) => (
						<option key={own.month} value={own.month}>
							{own.name}
						</option>
					))}
				</select>
			</div>
			{!scripts && <button className="button button-small">Show</button>}
			{beside('Next month', 1)}
		</Form>
	)
}
