/** Of Scalar's script, which the page loads before this one. */
declare const Scalar: { createApiReference(element: string, configuration: object): void };

Scalar.createApiReference('#reference', {
  url: '/v1/openapi.json',
  theme: 'none',
  // Nothing from elsewhere, and nothing told to anybody.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  // As the rest of the site: what the reader's system says.
  hideDarkModeToggle: true,
  documentDownloadType: 'none',
  orderSchemaPropertiesBy: 'preserve',
  modelsSectionLabel: 'Schemas',
});
