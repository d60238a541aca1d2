"""cloud-init's Ec2 datasource for a container.

In a container cloud-init does not read DMI, so it cannot tell that this is AWS. Told so, everything else (tokens,
metadata, user data, keys, what runs once per instance) is its own code.
"""

from cloudinit import sources
from cloudinit.sources import DataSourceEc2 as ec2


class DataSourceEc2Container(ec2.DataSourceEc2):
    dsname = "Ec2"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._cloud_name = ec2.CloudNames.AWS


def get_datasource_list(depends):
    needs = (sources.DEP_FILESYSTEM, sources.DEP_NETWORK)
    return sources.list_from_depends(depends, [(DataSourceEc2Container, needs)])
