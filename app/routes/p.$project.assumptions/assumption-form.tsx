import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useSeenRev } from '#app/components/grid/form/use-seen-rev.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import type { AssumptionRow, SiteValue } from '#server/views/pages/assumptions/assumptions-view.ts'

export type Editing = {
	/** the edit of the plan that the table shows */
	readonly rev: number
	readonly reply: EditReply | undefined
}
type FormProps = Editing & {
	row: AssumptionRow
	/** the value of one site that is changed; null: that of all, or a first one of a site */
	of: SiteValue | null
}

/** What replaces an assumption: for the whole plan or one site, or one site's own value anew; and the way back. */
export function AssumptionForm({ row, of, rev, reply }: FormProps) {
	const { key, typed, why, isSet, source, name } = of
		? { ...of, isSet: true, name: `${row.label} at ${of.site}` }
		: { ...row, isSet: row.overridden, source: null, name: row.label }
	const refused = reply !== undefined && !reply.ok && reply.typed?.['key'] === key ? reply : undefined
	const seen = useSeenRev(rev, refused)
	const given = (field: string, shown: string | null) => refused?.typed?.[field] ?? shown ?? ''
	// What is wrong with no field of the form by name is wrong with the value.
	const errors = (field: 'site' | 'value') =>
		(refused?.problems ?? []).filter((problem) => (problem.field || 'value') === field).map(({ text }) => text)
	return (
		<details className="text-left" open={refused !== undefined || undefined}>
			<summary className="whitespace-nowrap underline" aria-label={`${isSet ? 'Change' : 'Replace'}: ${name}`}>
				{isSet ? 'Change' : 'Replace'}
			</summary>
			<Form method="post" preventScrollReset className="mt-2 grid w-60 gap-2 whitespace-normal">
				<input type="hidden" name="key" value={key} />
				<input type="hidden" name="baseRev" value={seen} />
				{of === null && row.others.length > 0 && (
					<Select label="Applies to" name="site" defaultValue={given('site', '')} errors={errors('site')}>
						<option value="">Whole plan</option>
						{row.others.map(({ id, name: site }) => (
							<option key={id} value={id}>
								{site} only
							</option>
						))}
					</Select>
				)}
				{row.choices === null ? (
					<Field
						label={`${name}, new value`}
						name="value"
						defaultValue={given('value', typed)}
						unit={row.unit}
						help={row.entered || undefined}
						errors={errors('value')}
					/>
				) : (
					<Select
						label={`${name}, new choice`}
						name="value"
						defaultValue={given('value', typed)}
						errors={errors('value')}
					>
						{row.choices.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</Select>
				)}
				<Field label="Why" name="why" optional defaultValue={given('why', why)} />
				<Field label="Source" name="source" optional defaultValue={given('source', source)} />
				<div className="flex flex-wrap gap-2">
					<Button kind="primary" size="small">
						Save
					</Button>
					{isSet && (
						<Button size="small" name="intent" value="restore">
							{of === null ? 'Back to default' : 'As the whole plan'}
						</Button>
					)}
				</div>
			</Form>
		</details>
	)
}
