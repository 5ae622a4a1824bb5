import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react'
import { X } from 'lucide-react'
import { Fragment } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { refusalTexts, SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { searchWith } from '#shared/pages/page-part.ts'
import { AT, searchWithout } from '#shared/pages/schedule-address.ts'
import type { ScheduleItem } from '#server/views/schedule/schedule-item.ts'

function Neighbours({ title, of }: { title: string; of: ScheduleItem['before'] }) {
	const [search] = useSearchParams()
	if (of.length === 0) return null
	return (
		<div>
			<h3>{title}</h3>
			<ul>
				{of.map(({ ref, name, text }) => (
					<li key={ref}>
						<Link to={searchWith(search, { name: AT, value: ref })} preventScrollReset>
							{name}
						</Link>
						<span className="number">{text}</span>
					</li>
				))}
			</ul>
		</div>
	)
}

type DatesFormProps = { form: NonNullable<ScheduleItem['form']>; rev: number; reply: EditReply | undefined }

/** The dates of an item as typed: «2027-03», «Mar 2027», «2027-Q2», «+3». */
function DatesForm({ form: { list, id, fields }, rev, reply }: DatesFormProps) {
	const { formData } = useNavigation()
	const refused = refusalTexts(reply)
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="intent" value="save" />
			<input type="hidden" name="list" value={list} />
			<input type="hidden" name="itemId" value={id} />
			<input type="hidden" name="baseRev" value={rev} />
			<div className="gantt-fields">
				{fields.map(({ name, label, help, value }, index) => (
					<Fragment key={name}>
						<input type="hidden" name={SHOWN + name} value={value} />
						<Field
							label={label}
							title={help}
							name={name}
							defaultValue={value}
							autoComplete="off"
							errors={index === 0 ? refused : []}
						/>
					</Fragment>
				))}
				<Button kind="primary" disabled={formData?.get('itemId') === id}>
					Save dates
				</Button>
			</div>
		</Form>
	)
}

type PanelProps = { item: ScheduleItem; rev: number; mayEdit: boolean; reply: EditReply | undefined }

/** One item beside the chart: its dates to be typed, what it comes to, what it waits for and holds up. */
export function ItemPanel({ item, rev, mayEdit, reply }: PanelProps) {
	const [search] = useSearchParams()
	const { form, fixed, facts } = item
	return (
		<aside className="card gantt-panel" aria-label={item.noun}>
			<div className="gantt-panel-head">
				<span className="text-ink-3">{item.noun}</span>
				<Link
					to={searchWithout(search, AT)}
					preventScrollReset
					className="button button-ghost button-small"
					aria-label="Close"
				>
					<X className="icon-small" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<h2>{item.title}</h2>
			{form !== null && mayEdit && (
				<DatesForm key={item.ref + JSON.stringify(form.fields)} form={form} rev={rev} reply={reply} />
			)}
			{fixed !== '' && <p className="text-ink-2">{fixed}</p>}
			<dl>
				{facts.map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd className="number">{text}</dd>
					</div>
				))}
			</dl>
			<Neighbours title="Waits for" of={item.before} />
			<Neighbours title="Holds up" of={item.after} />
		</aside>
	)
}
