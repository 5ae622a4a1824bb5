/** The starter plans, one to choose. */
export function TemplateChoice({
	templates,
}: {
	templates: readonly { name: string; title: string; summary: string }[]
}) {
	return (
		<fieldset className="m-0 min-w-0 border-0 p-0">
			<legend className="field-label">Template</legend>
			<div className="grid gap-2 sm:grid-cols-2">
				{templates.map(({ name, title, summary }, index) => (
					<label
						key={name}
						className="flex items-start gap-2 rounded-md border border-line p-3 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--color-ink)]"
					>
						<input type="radio" name="template" value={name} defaultChecked={index === 0} className="mt-1" />
						<span>
							<b className="font-semibold">{title}</b>
							<span className="block text-[12px] leading-4 text-ink-2">{summary}</span>
						</span>
					</label>
				))}
			</div>
		</fieldset>
	)
}
