export { type ContractPlace, clusterContract } from "./testing/cluster-contract";
export { openCluster } from "./testing/open-cluster";
