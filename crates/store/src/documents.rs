//! Documents by their SHA-256, kept case by case: in a folder, or in S3. Written once, read back verified.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures::TryStreamExt as _;
use object_store::{
    ClientOptions, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    local::LocalFileSystem,
    path::Path,
    prefix::PrefixStore,
};
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

use crate::{
    Store,
    chain::hex,
    error::{Error, Result},
};

/// The largest document that is taken; what receives it has a lower limit of its own.
pub const MAX_DOCUMENT: usize = 256 * 1024 * 1024;

/// Where documents are.
pub(crate) type Documents = Arc<dyn ObjectStore>;

/// Opens the place at an address: `file:///path` or `s3://bucket/prefix`.
pub(crate) fn open(address: &str, options: &[(String, String)]) -> Result<Documents> {
    let url = Url::parse(address)
        .map_err(|_| Error::Address("documents: write file:///path or s3://bucket/prefix"))?;
    match url.scheme() {
        "file" => {
            let path =
                url.to_file_path().map_err(|()| Error::Address("documents: not a path of this machine"))?;
            std::fs::create_dir_all(&path)?;
            // A document is on the disk, and its name in the folder, before anyone is told that it is kept.
            Ok(Arc::new(LocalFileSystem::new_with_prefix(path)?.with_fsync(true)))
        }
        "s3" => s3(&url, options),
        _ => Err(Error::Address("documents: write file:///path or s3://bucket/prefix")),
    }
}

/// The bucket of an address, with what the environment (`AWS_…`) and the options say.
fn s3(url: &Url, options: &[(String, String)]) -> Result<Documents> {
    let bucket = url.host_str().ok_or(Error::Address("documents: the name of the bucket is missing"))?;
    // Installed once in a program; a second time is no error.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
    let mut plain = std::env::var("AWS_ENDPOINT_URL").is_ok_and(|endpoint| endpoint.starts_with("http://"));
    for (key, value) in options {
        let key: AmazonS3ConfigKey =
            key.parse().map_err(|_| Error::Address("documents: an option of S3 that does not exist"))?;
        plain |= key == AmazonS3ConfigKey::Endpoint && value.starts_with("http://");
        builder = builder.with_config(key, value);
    }
    let limits = ClientOptions::new()
        .with_timeout(Duration::from_secs(120))
        .with_connect_timeout(Duration::from_secs(10))
        .with_allow_http(plain);
    let bucket = builder.with_client_options(limits).build()?;
    let prefix = url.path().trim_matches('/');
    if prefix.is_empty() { Ok(Arc::new(bucket)) } else { Ok(Arc::new(PrefixStore::new(bucket, prefix))) }
}

/// Where a document of a case is; the digest has been checked to be one.
pub(crate) fn path(authority: Uuid, case: Uuid, sha256: &str) -> Path {
    Path::from(format!("{}/{}/{sha256}", authority.simple(), case.simple()))
}

fn folder(authority: Uuid, case: Uuid) -> Path {
    Path::from(format!("{}/{}", authority.simple(), case.simple()))
}

/// Writes a document once; that it is there already is as good.
pub(crate) async fn put(documents: &Documents, at: &Path, bytes: Bytes) -> Result<()> {
    let options = PutOptions::from(PutMode::Create);
    match documents.put_opts(at, bytes.into(), options).await {
        Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

impl Store {
    /// Keeps a document of a case and returns its SHA-256 in hexadecimal, once it is durable.
    ///
    /// The same bytes twice are one document. It is written before the event that names it.
    pub async fn put_document(
        &self,
        authority: Uuid,
        case: Uuid,
        bytes: impl Into<Bytes> + Send,
    ) -> Result<String> {
        let bytes: Bytes = bytes.into();
        if bytes.len() > MAX_DOCUMENT {
            return Err(Error::TooLarge { what: "a document", limit: MAX_DOCUMENT });
        }
        let sha256 = hex(&Sha256::digest(&bytes));
        put(&self.documents, &path(authority, case, &sha256), bytes).await?;
        Ok(sha256)
    }

    /// A document of a case, with its bytes checked against its name.
    pub async fn get_document(&self, authority: Uuid, case: Uuid, sha256: &str) -> Result<Bytes> {
        if !is_sha256(sha256) {
            return Err(Error::NotFound("document"));
        }
        let found = match self.documents.get(&path(authority, case, sha256)).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Err(Error::NotFound("document")),
            Err(error) => return Err(error.into()),
        };
        if hex(&Sha256::digest(&found)) != sha256 {
            return Err(Error::Damaged(format!("document {sha256} is not what was kept")));
        }
        Ok(found)
    }

    /// The documents of a case, by their SHA-256 in order.
    pub async fn list_documents(&self, authority: Uuid, case: Uuid) -> Result<Vec<String>> {
        let folder = folder(authority, case);
        let found: Vec<_> = self.documents.list(Some(&folder)).try_collect().await?;
        let mut names: Vec<String> = found
            .iter()
            .filter_map(|object| object.location.filename().filter(|name| is_sha256(name)).map(str::to_owned))
            .collect();
        names.sort();
        Ok(names)
    }

    /// Deletes all documents of a case, as its disposal asks; returns how many there were.
    pub async fn delete_documents(&self, authority: Uuid, case: Uuid) -> Result<u64> {
        let names = self.list_documents(authority, case).await?;
        for name in &names {
            match self.documents.delete(&path(authority, case, name)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(names.len() as u64)
    }
}

/// Whether a name is a SHA-256 in lower-case hexadecimal.
pub(crate) fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
