/** As much of a CloudFormation template as is looked at before it is deployed. */
export interface Template {
  Resources?: Record<string, Resource>;
}

export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

export const resourcesOf = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources ?? {}).filter((resource) => resource.Type === type);
