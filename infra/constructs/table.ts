/** What bindings need to know of the table. */
export interface ITable {
  tableName: string;
  tableArn: string;
}
