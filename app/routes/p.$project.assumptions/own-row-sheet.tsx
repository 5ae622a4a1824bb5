import { Form, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { FormControl } from '#app/components/grid/form/form-control.tsx'
import { FormTable } from '#app/components/grid/form/form-table.tsx'
import { ShownInputs } from '#app/components/grid/form/shown-inputs.tsx'
import { useSeenRev } from '#app/components/grid/form/use-seen-rev.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useFirstError } from '#app/hooks/use-first-error.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import type { FormField } from '#server/views/grid/grid-form.ts'
import type { OwnRowForm } from '#server/views/own-rows/own-row-form.ts'
import { placeWith } from '#shared/pages/page-part.ts'

type SheetProps = { form: OwnRowForm; rev: number; reply: EditReply | undefined; canEdit: boolean }

/** A new row may begin as one of the catalogue, which it then replaces in this plan. */
function BeginAs({ form }: { form: OwnRowForm }) {
	const [search] = useSearchParams()
	if (form.id !== null || form.builtIns.length === 0) return null
	return (
		<Form method="get" preventScrollReset className="mb-4 flex flex-wrap items-end gap-2">
			{[...search].map(([name, value]) =>
				name === 'from' ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			<Select label="Start from" name="from" defaultValue={form.from ?? ''} className="min-w-0 flex-1">
				<option value="">a blank row</option>
				{form.builtIns.map(({ value, label }) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</Select>
			<Button>Use</Button>
		</Form>
	)
}

/** All columns of one row of the plan's own, in a sheet beside the list. */
export function OwnRowSheet(props: SheetProps) {
	const { table, id, from } = props.form
	return <OpenSheet key={`${table}/${id ?? ''}/${from ?? ''}`} {...props} />
}

function OpenSheet({ form, rev, reply, canEdit }: SheetProps) {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	const close = () => navigate(placeWith(search), { preventScrollReset: true })
	const busy = useNavigation().state !== 'idle'
	const refused = reply !== undefined && !reply.ok ? reply : null
	const seen = useSeenRev(rev, refused ?? undefined)
	const formRef = useFirstError(refused)
	const [values, setValues] = useState<Readonly<Record<string, string>>>({})
	const found = [...(refused?.problems ?? []), ...(refused?.conflicts?.found ?? [])]
	const valueOf = (field: string, shown: string) => values[field] ?? refused?.typed?.[field] ?? shown
	const change = (field: string, text: string) => setValues((now) => ({ ...now, [field]: text }))
	const names = new Set(form.fields.map(({ column }) => column.field))
	const loose = found.filter(
		({ field }) => !names.has(field) && !form.tables.some((one) => field.startsWith(one.field)),
	)
	const isFirst = ({ column, typed }: FormField) =>
		column.required || typed !== '' || ['source', 'asOf', 'confidence'].includes(column.field)
	const controlOf = (field: FormField) => (
		<FormControl
			key={field.column.field}
			field={field}
			needed={field.column.required}
			value={valueOf(field.column.field, field.typed)}
			onChange={(text) => change(field.column.field, text)}
			errors={found.filter((problem) => problem.field === field.column.field).map(({ text }) => text)}
		/>
	)
	const open = form.fields.filter(isFirst)
	const folded = form.fields.filter((field) => !isFirst(field))
	const isWrong = (field: string) => found.some((problem) => problem.field === field)
	return (
		<Sheet
			title={form.name === '' ? `Add a custom ${form.noun}` : form.name}
			sub={
				!form.replaces
					? `${form.settles} Blank fields get calculated defaults.`
					: 'Once saved, it replaces the catalog row in this plan.'
			}
			onClose={close}
			foot={
				<>
					{form.id !== null && canEdit && (
						<Button kind="danger" className="mr-auto" form="own-row-remove" disabled={busy}>
							Remove {form.noun}
						</Button>
					)}
					<Button type="button" onClick={close}>
						{canEdit ? 'Cancel' : 'Close'}
					</Button>
					{canEdit && (
						<Button kind="primary" form="own-row" disabled={busy}>
							{busy ? 'Saving' : 'Save'}
						</Button>
					)}
				</>
			}
		>
			<BeginAs form={form} />
			{form.id !== null && (
				<Form method="post" id="own-row-remove" preventScrollReset>
					<input type="hidden" name="intent" value="removeRow" />
					<input type="hidden" name="table" value={form.table} />
					<input type="hidden" name="rowId" value={form.id} />
					<input type="hidden" name="baseRev" value={seen} />
				</Form>
			)}
			<Form ref={formRef} method="post" id="own-row" preventScrollReset>
				<input type="hidden" name="intent" value="ownRow" />
				<input type="hidden" name="table" value={form.table} />
				{form.id !== null && <input type="hidden" name="rowId" value={form.id} />}
				{form.from !== null && <input type="hidden" name="from" value={form.from} />}
				<input type="hidden" name="baseRev" value={seen} />
				<ShownInputs fields={form.fields} tables={form.tables} />
				{loose.length > 0 && (
					<div className="mb-3">
						<Notice kind="failing" live>
							{loose.map(({ text }) => text).join(' ')}
						</Notice>
					</div>
				)}
				<fieldset disabled={!canEdit} className="contents">
					<div className="form-grid">{open.map(controlOf)}</div>
					{folded.length > 0 && (
						<details className="mt-4" open={folded.some(({ column }) => isWrong(column.field)) || undefined}>
							<summary className="mb-3 text-ink-2 underline">Optional columns</summary>
							<div className="form-grid">{folded.map(controlOf)}</div>
						</details>
					)}
					{form.tables.map((table) => (
						<FormTable key={table.field} table={table} valueOf={valueOf} onChange={change} problems={found} />
					))}
				</fieldset>
			</Form>
		</Sheet>
	)
}
